import { groupedBy } from '../../grouped-by.ts';
import { alternativesOf, type Alternative } from './alternatives.ts';
import { conditionsOf, pointOf, type Condition } from './conditions.ts';
import { falseDiscoveryRates } from './false-discovery.ts';
import type { Call, ConditionSource, Observations, Relation } from './observations.ts';
import { countsOf, type PairCounts } from './pair-counts.ts';
import { rateRatio, type RateRatio } from './rate-ratio.ts';
import { replicatedProbability } from './replicated-probability.ts';
import { rotationCount, rotationDistribution, type RotationDistribution } from './rotations.ts';

/**
 * HYPOTHESIS: more than chance, and more than one recording shows it. SEEN_ONCE: it stands out, in one recording only.
 * MAY_BE_CHANCE: it stands out, as some of so many pairs would by chance.
 */
export const standings = ['HYPOTHESIS', 'SEEN_ONCE', 'MAY_BE_CHANCE'] as const;
export type Standing = (typeof standings)[number];

/** A call type and what its calls go with, or are missing with. Nothing is said of why. */
export interface CallHypothesis extends PairCounts {
  readonly typeId: string;
  readonly source: ConditionSource;
  readonly relation: Relation;
  readonly direction: 'MORE' | 'LESS';
  readonly standing: Standing;
  /** p-value of "no more than one recording shows it". */
  readonly probability: number;
  /** Of all pairs tested: the share expected to be chance of those with this one's q-value or less. */
  readonly falseDiscoveryRate: number;
  readonly ratio: RateRatio;
  readonly alternatives: readonly Alternative[];
}

export interface CallHypotheses {
  /** HYPOTHESIS first, then by p-value. */
  readonly hypotheses: readonly CallHypothesis[];
  readonly testedPairs: number;
  /** Pairs that were not looked at, since that would have taken too long. */
  readonly pairsLeftOut: number;
  readonly recordings: number;
  readonly calls: number;
  readonly withinSeconds: number;
}

export interface CallHypothesisOptions {
  /** Shortly before or after: so many seconds. */
  readonly withinSeconds: number;
  /** Highest q-value of a HYPOTHESIS. */
  readonly falseDiscoveryRate: number;
  readonly mostListed: number;
  /** In steps of the innermost loops, of which some sixty million are made in a second. */
  readonly mostWork: number;
}

export const callHypothesisOptions: CallHypothesisOptions = {
  withinSeconds: 5,
  falseDiscoveryRate: 0.05,
  mostListed: 500,
  mostWork: 4e9,
};

/** Calls of a type that is rarer say nothing. */
const fewestCalls = 5;
/** A p-value up to here stands out, if only one pair were looked at. */
const notable = 0.05;

/** One call type against one condition, tested. */
interface TestedPair {
  readonly typeId: string;
  readonly condition: Condition;
  readonly direction: 'MORE' | 'LESS';
  readonly probability: number;
  readonly any: number;
  readonly dispersion: number;
  /** Recordings that could have shown it, by place. */
  readonly informative: ReadonlyMap<number, RotationDistribution>;
}

/**
 * Which call types go with what, held against what rotations of the calls within their recordings give. No random number is drawn: the
 * same observations give the same result, in whatever order they come.
 */
export function findCallHypotheses(given: Observations, options: Partial<CallHypothesisOptions> = {}): CallHypotheses {
  const { withinSeconds, falseDiscoveryRate, mostListed, mostWork } = { ...callHypothesisOptions, ...options };
  const observations = inOrder(given);
  const starts = callsByType(observations);
  const conditions = conditionsOf(observations, { withinSeconds });
  const pairs = [...starts]
    .flatMap(([typeId, byRecording]) =>
      conditions
        .filter(({ source }) => !(source.kind === 'CALL' && source.id === typeId))
        .map((condition) => ({ typeId, byRecording, condition, shared: sharedRecordings(byRecording, condition) })),
    )
    .filter(({ shared }) => shared > 0)
    // what is left out for its cost follows from how often things are there, and never from how they fall together
    .sort((a, b) => b.shared - a.shared);
  const tested: TestedPair[] = [];
  let work = 0;
  let leftOut = 0;
  for (const { typeId, byRecording, condition } of pairs) {
    if (work > mostWork) {
      leftOut += 1;
      continue;
    }
    const { pair, steps } = test(typeId, byRecording, condition);
    work += steps;
    if (pair !== undefined) tested.push(pair);
  }
  // One recording alone can show nothing, whatever it holds: such pairs are no tests.
  const several = tested.filter(({ informative }) => informative.size > 1);
  const rates = falseDiscoveryRates(several.map(({ probability }) => probability));
  const rateOf = new Map(several.map((pair, place) => [pair, rates[place]!]));
  const listed = tested
    .flatMap((pair) => {
      const rate = rateOf.get(pair) ?? 1;
      const standing = standingOf(pair, rate, falseDiscoveryRate);
      return standing === undefined ? [] : [{ pair, rate, standing }];
    })
    .sort(
      (a, b) =>
        standings.indexOf(a.standing) - standings.indexOf(b.standing) ||
        a.pair.probability - b.pair.probability ||
        a.pair.any - b.pair.any ||
        (keyOf(a.pair) < keyOf(b.pair) ? -1 : 1),
    )
    .slice(0, mostListed);
  const rivals = groupedBy(
    tested.filter(({ any }) => any <= notable),
    ({ typeId, direction }) => `${typeId} ${direction}`,
  );
  const hypotheses = listed.map(({ pair, rate, standing }): CallHypothesis => {
    const { typeId, condition, direction, probability, informative, dispersion } = pair;
    const { counts, splits } = countsOf(typeId, condition, informative, direction, observations);
    const others = rivals.get(`${typeId} ${direction}`) ?? [];
    return {
      ...counts,
      typeId,
      source: condition.source,
      relation: condition.relation,
      direction,
      standing,
      probability,
      falseDiscoveryRate: rate,
      ratio: rateRatio(splits, dispersion),
      alternatives:
        standing === 'MAY_BE_CHANCE'
          ? []
          : alternativesOf(
              { typeId, direction, condition, dispersion },
              others.filter((other) => other !== pair),
              observations,
            ),
    };
  });
  return {
    hypotheses,
    testedPairs: several.length,
    pairsLeftOut: leftOut,
    recordings: observations.recordings.length,
    calls: observations.recordings.reduce((sum, { calls }) => sum + calls.length, 0),
    withinSeconds,
  };
}

/** Calls of one type, by place of the recording. */
type CallsOfType = ReadonlyMap<number, readonly Call[]>;

function callsByType({ recordings }: Observations): ReadonlyMap<string, CallsOfType> {
  const placed = recordings.flatMap(({ calls }, place) => calls.map((call) => ({ place, call })));
  const ofType = [...groupedBy(placed, ({ call }) => call.typeId)]
    .filter(([, own]) => own.length >= fewestCalls)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(
    ofType.map(([typeId, own]) => [
      typeId,
      groupedBy(
        own,
        ({ place }) => place,
        ({ call }) => call,
      ),
    ]),
  );
}

function sharedRecordings(starts: CallsOfType, { held }: Condition): number {
  let shared = 0;
  for (const place of starts.keys()) if (held.has(place)) shared += 1;
  return shared;
}

function test(typeId: string, starts: CallsOfType, condition: Condition): { pair?: TestedPair; steps: number } {
  const informative = new Map<number, RotationDistribution>();
  let independent = 0;
  let variance = 0;
  let steps = 0;
  for (const [place, calls] of starts) {
    const held = condition.held.get(place);
    if (held === undefined) continue;
    const { leftSpans, leftSeconds, cut } = held;
    const heard = calls.map((call) => cut.moved(pointOf(call, condition)));
    steps += heard.length * leftSpans.length + 4 * rotationCount(leftSeconds);
    const distribution = rotationDistribution(heard, leftSpans, leftSeconds);
    if (!(distribution.variance > 0)) continue;
    informative.set(place, distribution);
    variance += distribution.variance;
    independent += distribution.mean * (1 - distribution.mean / heard.length);
  }
  if (informative.size === 0) return { steps };
  const { replicated, any, direction } = replicatedProbability([...informative.values()]);
  const dispersion = independent > 0 ? Math.max(1, variance / independent) : 1;
  return { pair: { typeId, condition, direction, probability: replicated, any, dispersion, informative }, steps };
}

function standingOf({ any, probability, informative, direction }: TestedPair, rate: number, wanted: number) {
  if (rate <= wanted) return 'HYPOTHESIS' as const;
  const showing = [...informative.values()].filter(({ observed, mean }) =>
    direction === 'MORE' ? observed > mean : observed < mean,
  );
  if (any <= notable && showing.length === 1) return 'SEEN_ONCE' as const;
  return probability <= notable ? ('MAY_BE_CHANCE' as const) : undefined;
}

function keyOf({ typeId, condition: { source, relation } }: TestedPair): string {
  return JSON.stringify([typeId, source.kind, source.id, relation]);
}

/** By id, so that sums are the same whatever the order of arrival. */
function inOrder({ sources, recordings }: Observations): Observations {
  return {
    sources,
    recordings: [...recordings]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .map((recording) => ({
        ...recording,
        calls: [...recording.calls].sort((a, b) => a.start - b.start || (a.typeId < b.typeId ? -1 : 1)),
      })),
  };
}
