import { describe, expect, it } from 'vitest';
import { dot } from '../../../src/dsp/dot.ts';
import { channelDims } from '../../../src/meaning/moments/moment-features.ts';
import { learnProjections } from '../../../src/meaning/moments/learn-projections.ts';
import { channels, type Channel } from '../../../src/meaning/moments/moment.ts';
import { placeMoment } from '../../../src/meaning/moments/place-moment.ts';
import { startingProjections, type Projections } from '../../../src/meaning/moments/projections.ts';
import { restoreProjections, spaceOf, storeProjections } from '../../../src/meaning/moments/stored-projections.ts';
import { makeMoments, without, type MadeMoment } from './made-moments.ts';

const words = 20;
const heard = makeMoments(words, 10, 1);
const [asked, gallery] = [makeMoments(words, 1, 2), makeMoments(words, 1, 3)];
const learned = learnProjections(heard);

/** Share of the asked whose nearest in the gallery is the same word. */
function found(projections: Projections, by: readonly Channel[], among: readonly Channel[]): number {
  const pointOf = (moment: MadeMoment, own: readonly Channel[]) => placeMoment(only(moment, own), projections)!.vector;
  const hits = asked.filter((one) => {
    const likeness = gallery.map((other) => dot(pointOf(one, by), pointOf(other, among)));
    return gallery[likeness.indexOf(Math.max(...likeness))]!.word === one.word;
  });
  return hits.length / asked.length;
}

function only(moment: MadeMoment, own: readonly Channel[]): MadeMoment {
  return without(
    moment,
    channels.filter((channel) => !own.includes(channel)),
  );
}

describe('learnProjections', () => {
  it('finds which picture goes with a sound, and which sound with a picture, from nothing but what occurred together', () => {
    // By chance 0.05; each thing stands beside another word as well.
    expect(found(learned, ['sound'], ['sight'])).toBeGreaterThan(0.4);
    expect(found(learned, ['sight'], ['sound'])).toBeGreaterThan(0.4);
    expect(found(startingProjections(), ['sound'], ['sight'])).toBeLessThan(0.2);
  });

  it('finds a moment again by both channels at least as well as by either', () => {
    const both = found(learned, ['sound', 'sight'], ['sound', 'sight']);
    expect(both).toBeGreaterThan(0.9);
    expect(both).toBeGreaterThanOrEqual(found(learned, ['sound'], ['sound']));
    expect(both).toBeGreaterThan(found(learned, ['sight'], ['sight']));
  });

  it('takes text in as a third channel', () => {
    const written = learnProjections(makeMoments(words, 10, 1, ['sound', 'sight', 'text']));
    const [one] = makeMoments(words, 1, 4, ['sound', 'sight', 'text']);
    const text = placeMoment(only(one!, ['text']), written)!.vector;
    const sounds = gallery.map((other) => dot(text, placeMoment(only(other, ['sound']), written)!.vector));
    expect(gallery[sounds.indexOf(Math.max(...sounds))]!.word).toBe(one!.word);
  });

  it('gives the same whatever the order of the moments', () => {
    const other = learnProjections([...heard].reverse());
    for (const channel of channels) {
      expect(other[channel].matrix).toEqual(learned[channel].matrix);
      expect(other[channel].mean).toEqual(learned[channel].mean);
    }
  });

  it('learns nothing from moments of one channel, and keeps likeness as it is', () => {
    const mute = heard.map((moment) => without(moment, ['sound']));
    expect(spaceOf(storeProjections(learnProjections(mute)))).toBe(spaceOf(storeProjections(startingProjections())));
    expect(spaceOf(storeProjections(learnProjections([])))).toBe(spaceOf(storeProjections(startingProjections())));
    expect(found(startingProjections(), ['sound'], ['sound'])).toBeGreaterThan(0.9);
  });

  it('keeps what is alike alike where a few moments teach little', () => {
    expect(found(learnProjections(heard.slice(0, 3)), ['sound'], ['sound'])).toBeGreaterThan(0.9);
  });

  it('stands moments that are all the same, and a channel that never changes', () => {
    const same = heard.slice(0, 5).map(({ id }) => ({ ...heard[0]!, id }));
    const { sound } = learnProjections(same);
    expect(sound.matrix.every(Number.isFinite)).toBe(true);
  });
});

describe('placeMoment', () => {
  it('gives a point of length 1 whatever channels a moment has, and none where it has none', () => {
    for (const lacking of [[], ['sound'], ['sight']] as const) {
      const placed = placeMoment(without(asked[0]!, lacking), learned)!;
      expect(Math.sqrt(dot(placed.vector, placed.vector))).toBeCloseTo(1, 5);
      for (const channel of lacking) expect(placed.sides[channel]).toBeUndefined();
    }
    expect(placeMoment(without(asked[0]!, channels), learned)).toBeUndefined();
  });

  it('counts that thing most which goes with what was said', () => {
    const nearer = asked.filter((moment) => {
      const { sides } = placeMoment(moment, learned)!;
      const [beside, meant] = moment.parts.sight.map((part) => {
        const alone = { ...moment, parts: { sound: [], sight: [part], text: [] } };
        return dot(sides.sight!, placeMoment(alone, learned)!.vector);
      }) as [number, number];
      return meant > beside;
    });
    expect(nearer.length / asked.length).toBeGreaterThan(0.75);
  });
});

describe('stored projections', () => {
  it('come back as they were, and are refused where another version left them', () => {
    const restored = restoreProjections(storeProjections(learned));
    for (const channel of channels) {
      expect(restored[channel].matrix).toEqual(learned[channel].matrix);
      expect(restored[channel].mean).toHaveLength(channelDims[channel]);
    }
    expect(() => restoreProjections(new Uint8Array(8))).toThrow(/settle the lexicon again/);
  });
});
