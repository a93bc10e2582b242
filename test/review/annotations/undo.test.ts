import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AnnotationDraft, type AnnotationChange } from '../../../src/review/annotations/annotation-draft.ts';
import { AnnotationRefusedError, AnnotationsChangedError } from '../../../src/review/annotations/annotation.errors.ts';
import { isSameAnnotation, type AnnotationRecord } from '../../../src/review/annotations/annotation-record.ts';
import { applyEdits, type EditRequest } from '../../../src/review/annotations/apply-edits.ts';
import { rowsOfDocument } from '../../../src/review/annotations/document-rows.ts';
import { replay, turned } from '../../../src/review/annotations/turn-back.ts';
import { interlinear } from './documents.ts';

const place = { documentId: 'd', recordingId: 'r', collectionId: 'c', durationSeconds: 10 };
const { tiers: tierRows, annotations } = rowsOfDocument(interlinear, place);
const tiers = new Map(tierRows.map((tier) => [tier.id, tier]));
const original = new Map(annotations.map((annotation) => [annotation.id, annotation]));

type State = ReadonlyMap<string, AnnotationRecord>;

/** Any edit of any annotations, sensible or not. */
const anyEdit = fc.array(
  fc.record(
    {
      of: fc.nat({ max: annotations.length - 1 }),
      startSeconds: fc.integer({ min: -1, max: 44 }).map((quarters) => quarters / 4),
      endSeconds: fc.integer({ min: -1, max: 44 }).map((quarters) => quarters / 4),
      text: fc.string({ maxLength: 3 }),
      isDeleted: fc.boolean(),
    },
    { requiredKeys: ['of'] },
  ),
  { minLength: 1, maxLength: 3 },
);

function edit(
  state: State,
  edits: readonly EditRequest[],
  revision: number,
): { state: State; changes: readonly AnnotationChange[] } {
  const draft = new AnnotationDraft(state, tiers, 10);
  applyEdits(draft, edits, state, tiers);
  const { changes } = draft.finish({ byId: 'me', atMs: revision, revision });
  return { state: after(state, draft), changes };
}

function after(state: State, draft: AnnotationDraft): State {
  return new Map(
    [...original.keys(), ...state.keys()].flatMap((id) => {
      const annotation = draft.get(id);
      return annotation === undefined ? [] : [[id, annotation]];
    }),
  );
}

function turnBack(state: State, changes: readonly AnnotationChange[], revision: number): State {
  const draft = new AnnotationDraft(state, tiers, 10);
  replay(draft, changes);
  draft.finish({ byId: 'me', atMs: revision, revision }, () => false);
  return after(state, draft);
}

function expectSame(state: State, wanted: State): void {
  expect(new Set(state.keys())).toEqual(new Set(wanted.keys()));
  for (const [id, annotation] of state) {
    expect(isSameAnnotation(annotation, wanted.get(id)!)).toBe(true);
    const { resolvedStartSeconds: start, resolvedEndSeconds: end } = annotation;
    expect([start, end]).toEqual([wanted.get(id)!.resolvedStartSeconds, wanted.get(id)!.resolvedEndSeconds]);
  }
}

describe('any sequence of edits', () => {
  it('undone gives the original, and done again what it gave', () => {
    let done = 0;
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 12 }), (sequence) => {
        const states: State[] = [original];
        const log: (readonly AnnotationChange[])[] = [];
        for (const [step, asked] of sequence.entries()) {
          const state = states.at(-1)!;
          const edits = asked.flatMap(({ of, ...rest }) => {
            const annotation = state.get(annotations[of]!.id);
            return annotation === undefined ? [] : [{ id: annotation.id, revision: annotation.revision, ...rest }];
          });
          const once = edits.filter(({ id }, at) => edits.findIndex((each) => each.id === id) === at);
          if (once.length === 0) continue;
          try {
            const { state: next, changes } = edit(state, once, step + 1);
            states.push(next);
            log.push(changes);
            done++;
          } catch (error) {
            if (!(error instanceof AnnotationRefusedError)) throw error;
          }
        }
        let state = states.at(-1)!;
        for (const [at, changes] of [...log.entries()].reverse()) {
          state = turnBack(state, turned({ annotations: changes, tiers: [] }).annotations, 100 - at);
          expectSame(state, states[at]!);
        }
        for (const [at, changes] of log.entries()) {
          state = turnBack(state, changes, 200 + at);
          expectSame(state, states[at + 1]!);
        }
      }),
    );
    expect(done).toBeGreaterThan(100);
  });

  it('is not undone where somebody else has edited the same since', () => {
    const [first] = annotations;
    const request = { id: first!.id, revision: first!.revision };
    const mine = edit(original, [{ ...request, text: 'mine' }], 1);
    const theirs = edit(mine.state, [{ ...request, revision: 1, text: 'theirs' }], 2);
    const { annotations: back } = turned({ annotations: mine.changes, tiers: [] });
    expect(() => turnBack(theirs.state, back, 3)).toThrow(AnnotationsChangedError);
  });
});
