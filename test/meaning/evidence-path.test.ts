import { describe, expect, it } from 'vitest';
import { Clip } from '../../src/meaning/explanation/clip.type.ts';
import { contraryPath, reviewPath, supportingPath } from '../../src/meaning/explanation/evidence-path.ts';

const evidence = {
  situationId: 'situation_1',
  startSeconds: 1,
  endSeconds: 2,
  recording: { id: 'recording_1', title: 'walk.mp4' },
  event: { id: 'event_1', label: 'voice', startSeconds: 1, endSeconds: 2 },
  token: { id: 'token_1', startSeconds: 1.25, endSeconds: 1.75, confidence: 0.9 },
  seen: 0.8,
  view: { id: 'view_1', startSeconds: 0, endSeconds: 3, confidence: 0.95 },
  saw: [
    { conceptId: 'concept_dog', label: 'dog', confidence: 0.8 },
    { conceptId: 'concept_abcdef', label: null, confidence: 0.4 },
  ],
};
const pair = { formId: 'form_dogs123', concept: { id: 'concept_dog', label: 'dog' } };

describe('a path of evidence', () => {
  it('leads from the recording to the form and to the concept, each node on an earlier one', () => {
    const { nodes, sentence } = supportingPath(evidence, pair);
    expect(nodes.map(({ kind, relation, relatedTo }) => [kind, relation, relatedTo])).toEqual([
      ['Recording', undefined, undefined],
      ['SoundEvent', 'CONTAINS', 0],
      ['FormToken', 'IN', 1],
      ['SoundForm', 'OF_FORM', 2],
      ['Situation', 'HEARD', 2],
      ['Concept', 'SAW', 4],
      ['VisualContext', 'SHOWS', 5],
    ]);
    expect(sentence).toBe(
      'In walk.mp4, from 1.25 to 1.75 s, form dogs was heard (probability 0.90) while dog was in view (probability 0.80).',
    );
  });

  it('names what was in view instead, nameless things by the beginning of their id', () => {
    const { nodes, sentence } = contraryPath(
      { ...evidence, seen: null, view: null },
      {
        ...pair,
        concept: { id: 'concept_cup', label: 'cup' },
      },
    );
    expect(sentence).toContain('without cup in view; in view: dog, nameless thing abcd.');
    expect(nodes.filter(({ kind }) => kind === 'Concept').map(({ relatedTo }) => relatedTo)).toEqual([4, 4]);
  });

  it('says so where nothing was in view', () => {
    expect(contraryPath({ ...evidence, saw: [] }, pair).sentence).toMatch(/; nothing was\.$/);
  });

  it('goes over the sound event where the token is not there', () => {
    const { nodes } = supportingPath({ ...evidence, token: null, view: null }, pair);
    expect(nodes.map(({ kind, relation, relatedTo }) => [kind, relation, relatedTo])).toEqual([
      ['Recording', undefined, undefined],
      ['SoundEvent', 'CONTAINS', 0],
      ['Situation', 'ABOUT', 1],
      ['Concept', 'SAW', 2],
    ]);
  });

  it('quotes who said what and when', () => {
    const review = {
      id: 'review_1',
      subjectId: 'mapping_1',
      lexiconId: 'lexicon',
      formId: 'form',
      conceptId: 'concept',
      verdict: 'REJECTED' as const,
      note: 'it is a goat',
      reviewerId: 'ana',
      createdAtMs: 0,
    };
    const { sentence, nodes } = reviewPath(review, 'mapping_1');
    expect(sentence).toBe('ana rejected it at 1970-01-01T00:00:00.000Z: it is a goat.');
    expect(nodes.map(({ kind }) => kind)).toEqual(['Owner', 'Review', 'Mapping']);
  });
});

describe('a clip', () => {
  it('is a path with a media fragment to the millisecond', () => {
    const clip = (startSeconds: number, endSeconds: number) =>
      Clip.of({ recordingId: 'r', startSeconds, endSeconds }).path;
    expect(clip(1.25, 2)).toBe('/media/r#t=1.25,2');
    expect(clip(0, 10)).toBe('/media/r#t=0,10');
    expect(clip(1e-7, 12.34567)).toBe('/media/r#t=0,12.346');
  });
});
