import { expect, it } from 'vitest';
import { withGivenNames } from '../../../src/exchange/descriptions/given-names.ts';
import type { AppearanceRecord } from '../../../src/sight/contexts/visual-context.ts';
import { left, right, thing } from './seen-things.ts';

const appearance = (box: typeof left): AppearanceRecord => ({
  ...thing(null, box),
  label: 'bird',
  labelConfidence: 0.2,
  confidence: 0.9,
  box,
  id: 'a',
  recordingId: 'r',
  runId: 'n',
});
const concept = { id: 'c', kind: 'OBJECT', label: 'sea lion', lexiconId: 'mine' } as const;
const sight = {
  appearances: [appearance(left), appearance(right)],
  contexts: [
    {
      id: 'v',
      recordingId: 'r',
      runId: 'n',
      startSeconds: 0,
      endSeconds: 30,
      shows: [{ concept, confidence: 0.9, box: right }],
    },
  ],
};

it('calls a thing as somebody has named it, in its place', () => {
  const things = withGivenNames(sight, ['mine']);
  expect(things.map(({ label, labelConfidence }) => [label, labelConfidence])).toEqual([
    ['bird', 0.2],
    ['sea lion', 1],
  ]);
});

it('tells no name of a lexicon that is not to be read', () => {
  expect(withGivenNames(sight, ['yours']).map(({ label }) => label)).toEqual(['bird', 'bird']);
});
