// cspell:disable
import type { AnnotationDocument } from '../../../src/review/annotations/annotation-document.ts';

/** Utterances with words, their morphs, a free translation, and a tier of points; with one of everything else. */
export const interlinear: AnnotationDocument = {
  metadata: {
    title: 'A talk by the river',
    place: 'Oymyakon',
    date: '2024-05',
    licence: 'CC-BY-4.0',
    consent: 'given',
    participants: [{ name: 'Ana', role: 'speaker', language: { iso639_3: 'sah' } }],
    properties: { weather: 'cold' },
  },
  media: [{ address: 'file:///talk.wav', mimeType: 'audio/wav', offsetSeconds: 0.5 }],
  vocabularies: [{ name: 'parts', entries: [{ id: 'e1', text: 'N', description: 'noun' }] }],
  durationSeconds: 10,
  kept: { TOY: { version: 3 } },
  tiers: [
    {
      name: 'utterance',
      kind: 'INTERVALS',
      participant: 'Ana',
      annotator: 'me',
      language: { iso639_3: 'sah', glottocode: 'yaku1245', name: 'Sakha' },
      kept: { TOY: { type: 'utt' } },
      annotations: [
        { id: 'u1', startSeconds: 1, endSeconds: 4, text: 'min baran', lowHz: 100, highHz: 3000 },
        { id: 'u2', startSeconds: 5, endSeconds: 6, text: 'sox', kept: { TOY: { colour: 'red' } } },
      ],
    },
    {
      ...{ name: 'word', kind: 'INTERVALS', parent: 'utterance', constraint: 'TIME_SUBDIVISION' },
      annotations: [
        { id: 'w1', startSeconds: 1, endSeconds: 2, text: 'min', parentId: 'u1' },
        { id: 'w2', startSeconds: 2, endSeconds: 4, text: 'baran', parentId: 'u1' },
      ],
    },
    {
      ...{ name: 'morph', kind: 'INTERVALS', parent: 'word', constraint: 'SYMBOLIC_SUBDIVISION', vocabulary: 'parts' },
      annotations: [
        { id: 'm1', text: 'mi', parentId: 'w1', entryId: 'e1' },
        { id: 'm2', text: 'n', parentId: 'w1' },
        { id: 'm3', text: 'baran', parentId: 'w2' },
      ],
    },
    {
      ...{ name: 'free', kind: 'INTERVALS', parent: 'utterance', constraint: 'SYMBOLIC_ASSOCIATION' },
      annotations: [{ id: 'f1', text: 'I go', parentId: 'u1' }],
    },
    { name: 'clicks', kind: 'POINTS', annotations: [{ id: 'p1', startSeconds: 3, endSeconds: 3, text: '!' }] },
  ],
};
