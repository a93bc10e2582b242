import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/dsp/seeded-random.ts';
import { equalErrorRate } from '../../../../src/sound/speakers/evaluation/equal-error-rate.ts';
import { makeConversation } from '../../../../src/sound/speakers/evaluation/made-conversation.ts';
import { parseSpeakerList, SpeakerListError } from '../../../../src/sound/speakers/evaluation/speaker-list.ts';

const RATE = 1000;
const said = (speaker: string, seconds: number) => ({
  speaker,
  samples: new Float32Array(seconds * RATE).fill(0.1),
  voices: [{ startSeconds: 0.1, endSeconds: seconds - 0.1 }],
});

describe('makeConversation', () => {
  const { samples, spoken } = makeConversation(
    [[said('Ann', 1), said('Ann', 2)], [said('Bob', 1.5)], [said('Eve', 1)]],
    RATE,
    seededRandom(4),
  );

  it('has everybody in it, in order of time, within what sounds', () => {
    expect(spoken).toHaveLength(16);
    expect(new Set(spoken.map(({ speaker }) => speaker))).toEqual(new Set(['Ann', 'Bob', 'Eve']));
    const starts = spoken.map(({ startSeconds }) => startSeconds);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    expect(spoken.at(-1)!.endSeconds).toBeLessThanOrEqual(samples.length / RATE);
  });

  it('sounds where it is spoken', () => {
    for (const { startSeconds, endSeconds } of spoken) {
      const part = samples.subarray(Math.round(startSeconds * RATE), Math.round(endSeconds * RATE));
      expect(Math.min(...part)).toBeGreaterThan(0.06);
    }
  });

  it('is the same for the same seed, and another for another one', () => {
    const again = (seed: number) => makeConversation([[said('Ann', 1)], [said('Bob', 1)]], RATE, seededRandom(seed));
    expect(again(1)).toEqual(again(1));
    expect(again(1).spoken).not.toEqual(again(2).spoken);
  });
});

describe('equalErrorRate', () => {
  it('is where both errors are as many', () => {
    expect(equalErrorRate([0.9, 0.8], [0.1, 0.2])).toEqual({ rate: 0, threshold: 0.2 });
    expect(equalErrorRate([0.9, 0.8, 0.7, 0.2], [0.1, 0.3, 0.05, 0.25]).rate).toBeCloseTo(0.25);
    expect(equalErrorRate([1], []).rate).toBeNaN();
  });
});

describe('parseSpeakerList', () => {
  it('reads paths from the folder of the list', () => {
    expect(parseSpeakerList('a.wav\tAnn\n/b.wav\tBob\tdigits\n', '/lists/mine.tsv')).toEqual([
      { file: '/lists/a.wav', speaker: 'Ann', group: '' },
      { file: '/b.wav', speaker: 'Bob', group: 'digits' },
    ]);
  });

  it.each([
    ['a.wav', /mine\.tsv, line 1: the speaker is empty/],
    ['\tAnn', /the path is empty/],
    ['a.wav\tAnn\t1\t2', /found 4 cells/],
  ])('refuses %j with its place', (list, message) => {
    expect(() => parseSpeakerList(list, 'mine.tsv')).toThrow(SpeakerListError);
    expect(() => parseSpeakerList(list, 'mine.tsv')).toThrow(message);
  });
});
