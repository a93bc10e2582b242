import { describe, expect, it } from 'vitest';
import { mergeDocuments } from '../../../src/exchange/annotations/merge-documents.ts';
import { interlinear } from '../../review/annotations/documents.ts';

describe('several documents as one', () => {
  it('are the document itself where there is one', () => {
    expect(mergeDocuments([interlinear])).toBe(interlinear);
  });

  it('keep all tiers and annotations, under names and ids of their own, and children with their parents', () => {
    const other = { ...interlinear, metadata: { title: 'Another', author: 'you' }, durationSeconds: 20 };
    const { tiers, vocabularies, metadata, durationSeconds } = mergeDocuments([interlinear, other]);
    expect(tiers.map(({ name }) => name).slice(5)).toEqual(['utterance 2', 'word 2', 'morph 2', 'free 2', 'clicks 2']);
    expect(tiers[7]).toMatchObject({ parent: 'word 2', vocabulary: 'parts' });
    const ids = tiers.flatMap(({ annotations }) => annotations.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    expect(tiers[6]!.annotations.map(({ parentId }) => parentId)).toEqual(['u1-2', 'u1-2']);
    // The same vocabulary is there once.
    expect(vocabularies).toEqual(interlinear.vocabularies);
    expect(metadata).toMatchObject({ title: 'A talk by the river', author: 'you' });
    expect(durationSeconds).toBe(20);
  });
});
