import { describe, expect, it } from 'vitest';
import { documentOfRows, rowsOfDocument } from '../../../src/review/annotations/document-rows.ts';
import { interlinear } from './documents.ts';

const options = { documentId: 'd', recordingId: 'r', collectionId: 'c', durationSeconds: 10 };

describe('rows of a document', () => {
  it('give the same document back', () => {
    expect(documentOfRows(rowsOfDocument(interlinear, options))).toEqual(interlinear);
  });

  it('have times where the annotations have none, by the parent and the place in it', () => {
    const { annotations } = rowsOfDocument(interlinear, options);
    const times = Object.fromEntries(
      annotations.map(({ key, resolvedStartSeconds, resolvedEndSeconds }) => [
        key,
        [resolvedStartSeconds, resolvedEndSeconds],
      ]),
    );
    expect(times).toEqual({
      ...{ u1: [1, 4], u2: [5, 6], w1: [1, 2], w2: [2, 4], m1: [1, 1.5], m2: [1.5, 2], m3: [2, 4] },
      ...{ f1: [1, 4], p1: [3, 3] },
    });
    const roots = Object.fromEntries(annotations.map(({ key, rootId }) => [key, rootId]));
    const [root] = annotations;
    expect(roots).toMatchObject({ u1: null, w1: root!.id, m3: root!.id });
  });
});
