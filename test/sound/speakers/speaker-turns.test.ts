import { describe, expect, it } from 'vitest';
import { speakerTurns } from '../../../src/sound/speakers/speaker-turns.ts';
import { speakerWindows } from '../../../src/sound/speakers/speaker-windows.ts';
import { seededRandom } from '../../../src/dsp/seeded-random.ts';

const rule = { leastSimilarity: 0.5, leastSeconds: 1 };
const spanOf = (startSeconds: number, endSeconds: number) => ({ startSeconds, endSeconds });

describe('speakerWindows', () => {
  it('cover an utterance to its end, and a short one as a whole', () => {
    expect(speakerWindows([spanOf(1, 1.5), spanOf(2, 5)])).toEqual([
      { utterance: 0, startSeconds: 1, endSeconds: 1.5 },
      { utterance: 1, startSeconds: 2, endSeconds: 3.5 },
      { utterance: 1, startSeconds: 2.75, endSeconds: 4.25 },
      { utterance: 1, startSeconds: 3.5, endSeconds: 5 },
    ]);
    expect(speakerWindows([])).toEqual([]);
  });
});

/** A point near the direction of a speaker. */
function voice(speaker: number, random: () => number): Float32Array {
  const vector = Float32Array.from({ length: 16 }, (_, i) => (i === speaker ? 1 : 0.3 * (random() - 0.5)));
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}

describe('speakerTurns', () => {
  it('tells who speaks when, within an utterance too', () => {
    const random = seededRandom(1);
    const windows = speakerWindows([spanOf(0, 2), spanOf(3, 12), spanOf(13, 15)]);
    // In the second utterance another one takes over at about 7.5 s.
    const speakers = windows.map(({ startSeconds, utterance }) =>
      utterance === 2 || (utterance === 1 && startSeconds > 6.5) ? 5 : 2,
    );
    const { turns, speakers: found } = speakerTurns(
      windows,
      speakers.map((each) => voice(each, random)),
      rule,
    );
    expect(turns.map(({ utterance, speaker }) => [utterance, speaker])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [2, 1],
    ]);
    expect(turns[1]!.endSeconds).toBe(turns[2]!.startSeconds);
    expect(turns[1]!.endSeconds).toBeCloseTo(7.1, 0);
    expect(turns[2]!.endSeconds).toBe(12);
    expect(found).toHaveLength(2);
    expect(found[0]!.seconds + found[1]!.seconds).toBeCloseTo(13);
  });

  it('gives a word of nobody else to the nearest who speaks longer', () => {
    const windows = speakerWindows([spanOf(0, 2), spanOf(3, 3.4), spanOf(4, 6)]);
    const between = Float32Array.from([0.3, 0.4, 0.866]);
    const vectors = [Float32Array.from([1, 0, 0]), between, Float32Array.from([0, 1, 0])];
    expect(speakerTurns(windows, vectors, rule).turns.map(({ speaker }) => speaker)).toEqual([0, 1, 1]);
    expect(speakerTurns(windows.slice(1, 2), [between], rule).speakers).toHaveLength(1);
  });

  it('knows a speaker again after an hour of others', () => {
    const random = seededRandom(3);
    const utterances = Array.from({ length: 1800 }, (_, i) => spanOf(2 * i, 2 * i + 1.8));
    const windows = speakerWindows(utterances);
    const who = windows.map((_, i) => (i < 20 || i > 1780 ? 7 : i % 3));
    const { turns, speakers } = speakerTurns(
      windows,
      who.map((each) => voice(each, random)),
      rule,
    );
    expect(speakers).toHaveLength(4);
    expect(turns[0]!.speaker).toBe(turns.at(-1)!.speaker);
    turns.forEach(({ speaker }, i) => expect(speaker === 0).toBe(who[i] === 7));
  });

  it('is nobody where nothing is said', () => {
    expect(speakerTurns([], [], rule)).toEqual({ turns: [], speakers: [] });
  });
});
