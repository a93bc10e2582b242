import { pointOf, type Condition } from './conditions.ts';
import type { ConditionSource, Observations, Relation } from './observations.ts';
import { rateRatio, type SplitCalls } from './rate-ratio.ts';
import { holds, secondsOf, united, without } from './spans.ts';

/**
 * Another condition that the same calls may go with instead. NOT_TOLD_APART: the two are hardly there without each other.
 * EXPLAINS: calls go with the other one also where this one is not, and not the other way round.
 */
export interface Alternative {
  readonly kind: 'NOT_TOLD_APART' | 'EXPLAINS';
  readonly source: ConditionSource;
  readonly relation: Relation;
  /** Of the calls that this condition has, how many the other one has as well. */
  readonly sharedCalls: number;
  /** How long either was there without the other, in recordings with such calls: what would separate them. */
  readonly secondsWithoutOther: number;
  readonly otherSecondsWithout: number;
}

interface AssociatedCondition {
  readonly typeId: string;
  readonly direction: 'MORE' | 'LESS';
  readonly condition: Condition;
  readonly dispersion: number;
}

const mostAlternatives = 8;

/** @param others conditions of the same call type that stand out in the same direction; those that explain most come first */
export function alternativesOf(
  pair: AssociatedCondition,
  others: readonly AssociatedCondition[],
  observations: Observations,
): Alternative[] {
  return others
    .flatMap((other) => alternative(pair, other, observations) ?? [])
    .sort((a, b) => Number(b.kind === 'EXPLAINS') - Number(a.kind === 'EXPLAINS') || b.sharedCalls - a.sharedCalls)
    .slice(0, mostAlternatives);
}

function alternative(
  pair: AssociatedCondition,
  other: AssociatedCondition,
  { recordings }: Observations,
): Alternative | undefined {
  const { typeId, direction, condition, dispersion } = pair;
  const mine: SplitCalls[] = [];
  const theirs: SplitCalls[] = [];
  let sharedCalls = 0;
  let shared = false;
  for (const [place, { calls, durationSeconds, observed }] of recordings.entries()) {
    // where one of them could not have been noticed, they cannot be compared
    if (!isObserved(condition, observed) || !isObserved(other.condition, observed)) continue;
    const here = condition.held.get(place);
    const there = other.condition.held.get(place);
    const own = calls.filter((call) => call.typeId === typeId);
    if (own.length === 0 || (here === undefined && there === undefined)) continue;
    const deaf = united([...(here?.deaf ?? []), ...(there?.deaf ?? [])]);
    const first = without(here?.windows ?? [], deaf);
    const second = without(there?.windows ?? [], deaf);
    const firstAlone = without(first, second);
    const secondAlone = without(second, first);
    const both = without(first, firstAlone);
    const alone = { first: 0, second: 0, both: 0 };
    for (const call of own) {
      const inFirst = here !== undefined && holds(here.windows, pointOf(call, condition));
      const inSecond = there !== undefined && holds(there.windows, pointOf(call, other.condition));
      if (inFirst && inSecond) alone.both += 1;
      else if (inFirst) alone.first += 1;
      else if (inSecond) alone.second += 1;
    }
    const outside = own.length - alone.first - alone.second - alone.both;
    const seconds = { first: secondsOf(firstAlone), second: secondsOf(secondAlone) };
    const outsideSeconds = Math.max(
      0,
      durationSeconds - secondsOf(deaf) - seconds.first - seconds.second - secondsOf(both),
    );
    sharedCalls += alone.both;
    if (both.length > 0) shared = true;
    mine.push({ inside: alone.first, outside, insideSeconds: seconds.first, outsideSeconds });
    theirs.push({ inside: alone.second, outside, insideSeconds: seconds.second, outsideSeconds });
  }
  if (!shared) return undefined;
  const goesWith = (splits: readonly SplitCalls[], spread: number) => {
    const { low, high } = rateRatio(splits, spread);
    return direction === 'MORE' ? low > 1 : high < 1;
  };
  if (goesWith(mine, dispersion)) return undefined;
  const sum = (splits: readonly SplitCalls[]) => splits.reduce((total, split) => total + split.insideSeconds, 0);
  return {
    kind: goesWith(theirs, other.dispersion) ? 'EXPLAINS' : 'NOT_TOLD_APART',
    source: other.condition.source,
    relation: other.condition.relation,
    sharedCalls,
    secondsWithoutOther: sum(mine),
    otherSecondsWithout: sum(theirs),
  };
}

function isObserved({ source }: Condition, observed: readonly string[]): boolean {
  return observed.includes(source.kind);
}
