import { expect, it } from 'vitest';
import { identifiedAs } from '../../../src/sound/sources/source-identification.ts';

const span = (startSeconds: number, endSeconds: number) => ({ startSeconds, endSeconds });
const said = (sourceId: string, createdAtMs: number, ...spans: ReturnType<typeof span>[]) => ({
  ...{ sourceId, createdAtMs, spans },
});

it('is who somebody has said sounds for at least half of it', () => {
  const anna = said('anna', 1, span(0, 4), span(10, 12));
  expect(identifiedAs([span(1, 3), span(10, 11)], [anna])).toBe('anna');
  expect(identifiedAs([span(3, 5)], [anna])).toBe('anna');
  expect(identifiedAs([span(3, 6)], [anna])).toBeNull();
  expect(identifiedAs([span(3, 6)], [])).toBeNull();
});

it('is whom the last has named', () => {
  const both = [said('anna', 1, span(0, 4)), said('berta', 2, span(0, 4)), said('carla', 3, span(8, 9))];
  expect(identifiedAs([span(0, 4)], both)).toBe('berta');
});
