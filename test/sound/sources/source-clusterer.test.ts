import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../src/dsp/seeded-random.ts';
import { settleSources, stepSources, type SourceToPlace } from '../../../src/sound/sources/source-clusterer.ts';
import { voiceAt } from './toy-voices.ts';

const rule = { evenSimilarity: 0.5, slope: 10 };
const voice = (id: string, axis: number, degrees = 0, identifiedAs: string | null = null): SourceToPlace => ({
  ...{ id, identifiedAs, seconds: 10, kind: 'HUMAN', label: 'voice' },
  vector: voiceAt(axis, degrees),
});
const bark = (id: string, identifiedAs: string | null = null): SourceToPlace => ({
  ...{ id, identifiedAs, seconds: 1, kind: 'ANIMAL', label: 'dog', vector: null },
});
type Placed = ReturnType<typeof settleSources>;
const homeOf = ({ assignments }: Placed, id: string) =>
  assignments.find(({ heardSourceId }) => heardSourceId === id)!.sourceId;
const surety = ({ assignments }: Placed, id: string) =>
  assignments.find(({ heardSourceId }) => heardSourceId === id)!.confidence;

describe('a settling', () => {
  it('makes one Source of voices that are alike, and two of those that are not', () => {
    const placed = settleSources('lexicon', [voice('a', 0), voice('b', 0, 20), voice('c', 1)], rule);
    expect(homeOf(placed, 'a')).toBe(homeOf(placed, 'b'));
    expect(homeOf(placed, 'c')).not.toBe(homeOf(placed, 'a'));
    expect(placed.sources).toHaveLength(2);
  });

  it('gives the same whatever the order', () => {
    const random = seededRandom(3);
    const heard = Array.from({ length: 40 }, (_, i) => voice(`v${i}`, i % 5, 30 * (random() - 0.5)));
    const shuffled = heard.map((each) => ({ each, at: random() })).sort((a, b) => a.at - b.at);
    const expected = settleSources('lexicon', heard, rule);
    const found = settleSources(
      'lexicon',
      shuffled.map(({ each }) => each),
      rule,
    );
    expect(found.assignments).toEqual(expected.assignments);
    expect(expected.sources).toHaveLength(5);
  });

  it('never goes against what people have said', () => {
    const heard = [
      voice('a', 0, 0, 'anna'),
      voice('b', 0, 2, 'berta'),
      voice('c', 3, 0, 'anna'),
      voice('d', 0, -1),
      bark('e', 'rex'),
      bark('f', 'rex'),
      bark('g'),
    ];
    const placed = settleSources('lexicon', heard, rule);
    expect(homeOf(placed, 'a')).toBe('anna');
    expect(homeOf(placed, 'b')).toBe('berta');
    expect(homeOf(placed, 'c')).toBe('anna');
    // Nearer on average to who is heard with this voice alone.
    expect(homeOf(placed, 'd')).toBe('berta');
    expect([homeOf(placed, 'e'), homeOf(placed, 'f')]).toEqual(['rex', 'rex']);
    expect(homeOf(placed, 'g')).not.toBe('rex');
    for (const id of ['a', 'b', 'c', 'e']) expect(surety(placed, id)).toBe(1);
  });

  it('does not take sounds that are no voice for one another', () => {
    const placed = settleSources('lexicon', [bark('a'), bark('b')], rule);
    expect(homeOf(placed, 'a')).not.toBe(homeOf(placed, 'b'));
  });

  it('is the surer the nearer the rest of the Source is, or the further others are', () => {
    const placed = settleSources('lexicon', [voice('a', 0), voice('b', 0, 5), voice('c', 0, 45), voice('d', 2)], rule);
    expect(surety(placed, 'b')).toBeGreaterThan(surety(placed, 'c'));
    expect(surety(placed, 'd')).toBeGreaterThan(0.99);
    for (const { confidence } of placed.assignments) {
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }
  });

  it('has nothing to do without anything heard', () => {
    expect(settleSources('lexicon', [], rule)).toEqual({ sources: [], assignments: [] });
  });
});

describe('a step', () => {
  const settled = settleSources('lexicon', [voice('a', 0), voice('b', 0, 20), voice('c', 1)], rule);
  const known = settled.sources.map(({ id, vector, weight }) => ({ id, vector: vector!, weight }));

  it('takes a voice for the known one that it is like', () => {
    const step = stepSources('lexicon', known, [voice('d', 0, 10), voice('e', 4)], rule);
    expect(homeOf(step, 'd')).toBe(homeOf(settled, 'a'));
    expect(known.map(({ id }) => id)).not.toContain(homeOf(step, 'e'));
  });

  it('knows those that it has met before in the same step', () => {
    const step = stepSources('lexicon', known, [voice('d', 4), voice('e', 4, 10)], rule);
    expect(homeOf(step, 'd')).toBe(homeOf(step, 'e'));
  });

  it('moves what is known of a Source only by what it takes in', () => {
    const step = stepSources('lexicon', known, [voice('d', 0, 10)], rule);
    expect(step.sources.map(({ id }) => id)).toEqual([homeOf(settled, 'a')]);
    expect(step.sources[0]!.weight).toBe(30);
  });

  it('believes people at once', () => {
    const step = stepSources('lexicon', known, [voice('d', 0, 10, 'anna')], rule);
    expect(step.assignments).toEqual([{ heardSourceId: 'd', sourceId: 'anna', confidence: 1 }]);
  });
});
