import { expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { emotionCategories } from '../../src/emotion/emotion-category.ts';

it('emotion categories are those of the voice network, in its order and where its labels place them', () => {
  const labels = new URL('../../models/voice-emotion/labels.json', import.meta.url);
  expect({ labels: emotionCategories }).toEqual(JSON.parse(readFileSync(labels, 'utf8')));
});
