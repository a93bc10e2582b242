import { conditionsOf } from '../../../src/meaning/calls/conditions.ts';
import { falseDiscoveryRates } from '../../../src/meaning/calls/false-discovery.ts';
import type { Observations } from '../../../src/meaning/calls/observations.ts';
import { holds, secondsOf } from '../../../src/meaning/calls/spans.ts';

export interface FoundPair {
  readonly typeId: string;
  readonly sourceId: string;
}

/**
 * What is often done: seconds with and without a call, counted against seconds with and without the condition over all recordings, a
 * chi-square test with one degree of freedom, and q-values of Benjamini and Hochberg. It takes seconds for independent.
 */
export function coOccurrenceTests(observations: Observations, withinSeconds: number, level: number): FoundPair[] {
  const typeIds = [
    ...new Set(observations.recordings.flatMap(({ calls }) => calls.map(({ typeId }) => typeId))),
  ].sort();
  const tests = conditionsOf(observations, { withinSeconds }).flatMap(({ source, held }) =>
    typeIds
      .filter((typeId) => !(source.kind === 'CALL' && source.id === typeId))
      .map((typeId) => {
        const table = { both: 0, callAlone: 0, held: 0, all: 0 };
        for (const [place, { spans, deaf }] of held) {
          const { calls, durationSeconds } = observations.recordings[place]!;
          const starts = calls.filter((call) => call.typeId === typeId && !holds(deaf, call.start));
          const seconds = new Map(starts.map(({ start }) => [Math.floor(start), holds(spans, start)]));
          for (const isHeld of seconds.values()) table[isHeld ? 'both' : 'callAlone'] += 1;
          table.held += secondsOf(spans);
          table.all += durationSeconds - secondsOf(deaf);
        }
        return { found: { typeId, sourceId: source.id }, probability: chiSquareProbability(table) };
      }),
  );
  const rates = falseDiscoveryRates(tests.map(({ probability }) => probability));
  return tests.filter((_, place) => rates[place]! <= level).map(({ found }) => found);
}

function chiSquareProbability({ both, callAlone, held, all }: Record<'both' | 'callAlone' | 'held' | 'all', number>) {
  const calls = both + callAlone;
  const expected = (calls * held) / all;
  const variance = expected * (1 - held / all) * (1 - calls / all);
  if (!(variance > 0)) return 1;
  return complementaryError(Math.abs(both - expected) / Math.sqrt(2 * variance));
}

/** erfc of x >= 0 (Abramowitz & Stegun 7.1.26, absolute error below 1.5e-7). */
function complementaryError(x: number): number {
  const t = 1 / (1 + 0.3275911 * x);
  const terms = [0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429];
  return terms.reduceRight((sum, term) => (sum + term) * t, 0) * Math.exp(-x * x);
}
