import { expect, it } from 'vitest';
import { tellSources } from '../../../src/sound/sources/tell-sources.ts';
import { voiceAt } from './toy-voices.ts';

const event = (startSeconds: number, label: string, kind: 'HUMAN' | 'ANIMAL', id?: string) => ({
  startSeconds,
  endSeconds: startSeconds + 1,
  label,
  kind,
  confidence: 0.9,
  ...(id !== undefined && { id }),
});

it('has a source for each speaker and one for all other sounds of a label, by when they are first heard', () => {
  const events = [
    event(0, 'dog', 'ANIMAL', 'a'),
    event(1, 'voice', 'HUMAN', 'b'),
    event(2, 'dog', 'ANIMAL', 'c'),
    event(3, 'voice', 'HUMAN', 'd'),
  ];
  const doubled = voiceAt(1).map((value) => 0.5 * value);
  const turns = [
    { utterance: 0, speaker: 0, startSeconds: 1, endSeconds: 1.5 },
    { utterance: 0, speaker: 1, startSeconds: 1.5, endSeconds: 2 },
    { utterance: 1, speaker: 0, startSeconds: 3, endSeconds: 4 },
  ];
  const speakers = [
    { vector: voiceAt(0), seconds: 1.5 },
    { vector: doubled, seconds: 0.5 },
  ];
  const sources = tellSources(events, [1, 3], { turns, speakers });
  expect(sources.map(({ label, kind, seconds }) => ({ label, kind, seconds }))).toEqual([
    { label: 'dog', kind: 'ANIMAL', seconds: 2 },
    { label: 'voice', kind: 'HUMAN', seconds: 1.5 },
    { label: 'voice', kind: 'HUMAN', seconds: 0.5 },
  ]);
  expect(sources[0]!.turns.map(({ soundEventId }) => soundEventId)).toEqual(['a', 'c']);
  expect(sources[1]!.turns).toEqual([
    { startSeconds: 1, endSeconds: 1.5, soundEventId: 'b' },
    { startSeconds: 3, endSeconds: 4, soundEventId: 'd' },
  ]);
  expect(sources[0]!.vector).toBeNull();
  // Of length 1, however far apart its windows were.
  expect(Math.hypot(...sources[2]!.vector!)).toBeCloseTo(1, 6);
});

it('knows sound events by their places where no graph has given them ids', () => {
  const [source] = tellSources([event(0, 'dog', 'ANIMAL')], [], { turns: [], speakers: [] });
  expect(source!.turns[0]!.soundEventId).toBe('0');
});
