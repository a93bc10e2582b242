import { expect, it } from 'vitest';
import { captionedSpeakers } from '../../../src/exchange/captions/captioned-speakers.ts';
import type { HeardSource } from '../../../src/sound/sources/heard-source.ts';

const source = (label: string, ...turns: [event: string, start: number][]): HeardSource => ({
  ...{ label, kind: 'HUMAN', vector: null, seconds: turns.length },
  turns: turns.map(([soundEventId, start]) => ({ soundEventId, startSeconds: start, endSeconds: start + 1 })),
});
const dog = source('dog', ['c', 2]);
const names = (turns: ReturnType<typeof captionedSpeakers>, event: string) =>
  turns.get(event)?.map(({ speaker }) => speaker);

it('numbers voices by when they are first heard, and says nothing of other sounds', () => {
  const turns = captionedSpeakers([source('voice', ['a', 0], ['d', 4]), dog, source('voice', ['b', 1], ['d', 3])]);
  expect(names(turns, 'a')).toEqual(['Speaker 1']);
  expect(names(turns, 'b')).toEqual(['Speaker 2']);
  expect(names(turns, 'c')).toBeUndefined();
  expect(names(turns, 'd')).toEqual(['Speaker 2', 'Speaker 1']);
});

it('says nothing of a voice that is alone, unless it has a name', () => {
  const alone = [source('voice', ['a', 0]), dog];
  expect(names(captionedSpeakers(alone), 'a')).toEqual([null]);
  expect(
    names(
      captionedSpeakers(alone, () => 'Anna'),
      'a',
    ),
  ).toEqual(['Anna']);
});
