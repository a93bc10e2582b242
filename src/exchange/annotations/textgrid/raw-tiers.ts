import type { AnnotationDocument, Tier } from '../../../review/annotations/annotation-document.ts';
import type { Loss } from '../annotation-format.ts';
import { KeptValues } from '../kept-values.ts';
import { separateOverlaps } from '../separate-overlaps.ts';
import { timesOfAnnotations } from '../times-of-annotations.ts';
import { UniqueNames } from '../unique-names.ts';
import { fillGap, type Gap } from './gaps.ts';
import { sameMomentSeconds, type RawSpan, type RawTextGrid, type RawTier, type TierClass } from './text-grid-form.ts';

/**
 * The document as tiers of a TextGrid: intervals without gaps, that do not overlap and have a length, and points.
 * What overlaps is divided over tiers (`name`, `name-2`, …), intervals without a length become points of a tier of their own
 * (`name-points`), since Praat loses what follows one.
 * @param durationSeconds where the document does not say how long it is
 */
export function rawTiersOf(
  document: AnnotationDocument,
  durationSeconds: number,
): { readonly grid: RawTextGrid; readonly losses: readonly Loss[] } {
  const { times, losses: timeLosses } = timesOfAnnotations(document);
  const losses = [...timeLosses];
  const names = new UniqueNames(document.tiers.map(({ name }) => name));
  const rows = document.tiers.flatMap((tier) => rowsOf(tier, spansOf(tier, times), names, losses));
  let xmin = KeptValues.of(document.kept, 'textgrid').number('xmin') ?? 0;
  let xmax = document.durationSeconds ?? durationSeconds;
  for (const { spans, kept } of rows) {
    const [first] = spans;
    if (first === undefined) continue;
    if (kept.number('xmin') === undefined) xmin = Math.min(xmin, first.startSeconds);
    const end = lastEnd(spans);
    if (kept.number('xmax') === undefined && end > xmax + sameMomentSeconds) xmax = end;
  }
  return { grid: { xmin, xmax, tiers: rows.map((row) => rawTierOf(row, xmin, xmax)) }, losses };
}

interface Row {
  readonly class: TierClass;
  readonly name: string;
  /** In order of time. */
  readonly spans: readonly RawSpan[];
  readonly kept: KeptValues;
}

type Times = ReturnType<typeof timesOfAnnotations>['times'];

function spansOf({ annotations }: Tier, times: Times): RawSpan[] {
  const spans: RawSpan[] = [];
  for (const { id, text } of annotations) {
    const time = times.get(id);
    if (time !== undefined) spans.push({ ...time, text });
  }
  return spans.sort((a, b) => a.startSeconds - b.startSeconds || a.endSeconds - b.endSeconds);
}

const nothingKept = KeptValues.of(undefined, 'textgrid');

function rowsOf(tier: Tier, spans: readonly RawSpan[], names: UniqueNames, losses: Loss[]): Row[] {
  const kept = KeptValues.of(tier.kept, 'textgrid');
  const name = kept.text('renamedTo') === tier.name ? (kept.text('name') ?? tier.name) : tier.name;
  if (tier.kind === 'POINTS') {
    if (kept.isTrue('hasPointsAtOnce')) return [{ class: 'TextTier', name, spans, kept }];
    return divided('TextTier', tier.name, name, spans, kept, names, losses);
  }
  const long = spans.filter(({ startSeconds, endSeconds }) => endSeconds > startSeconds);
  const rows = divided('IntervalTier', tier.name, name, long, kept, names, losses);
  if (long.some(({ text }) => text === '')) losses.push({ what: 'annotations without text', where: tier.name });
  if (long.length === spans.length) return rows;
  losses.push({ what: 'that intervals without length are no points', where: tier.name });
  const points = spans.filter(({ startSeconds, endSeconds }) => endSeconds <= startSeconds);
  const pointsName = names.take(`${tier.name}-points`);
  return [...rows, ...divided('TextTier', pointsName, pointsName, points, nothingKept, names, losses)];
}

function divided(
  tierClass: TierClass,
  tierName: string,
  writtenName: string,
  spans: readonly RawSpan[],
  kept: KeptValues,
  names: UniqueNames,
  losses: Loss[],
): Row[] {
  // Praat keeps one of two points at the same time.
  const isPoints = tierClass === 'TextTier';
  const numbers = separateOverlaps(spans, isPoints ? { mayTouch: false } : { toleranceSeconds: sameMomentSeconds });
  const rows: RawSpan[][] = [[]];
  for (const [place, span] of spans.entries()) (rows[numbers[place]!] ??= []).push(span);
  if (rows.length > 1) losses.push({ what: 'that annotations which overlap are of one tier', where: tierName });
  return rows.map((row, number) => ({
    class: tierClass,
    name: number === 0 ? writtenName : names.take(tierName),
    spans: row,
    kept: number === 0 ? kept : nothingKept,
  }));
}

function rawTierOf({ class: tierClass, name, spans, kept }: Row, documentMin: number, documentMax: number): RawTier {
  const xmin = Math.min(kept.number('xmin') ?? documentMin, spans[0]?.startSeconds ?? Infinity);
  const keptMax = kept.number('xmax') ?? documentMax;
  const end = spans.length === 0 ? keptMax : lastEnd(spans);
  const xmax = end > keptMax + sameMomentSeconds ? end : keptMax;
  const tier = { class: tierClass, name, xmin, xmax };
  return { ...tier, spans: tierClass === 'TextTier' ? spans : withoutGaps(spans, xmin, xmax, gapsKept(kept)) };
}

function withoutGaps(spans: readonly RawSpan[], xmin: number, xmax: number, cuts: readonly Gap[]): RawSpan[] {
  const all: RawSpan[] = [];
  let former = xmin;
  let next = 0;
  const fill = (until: number) => {
    const fitting: Gap[] = [];
    for (; next < cuts.length && cuts[next]![0] < until; next++) {
      const [start, end] = cuts[next]!;
      if (start >= former - sameMomentSeconds && end <= until + sameMomentSeconds) fitting.push([start, end]);
    }
    for (const [startSeconds, endSeconds] of fillGap(former, until, fitting)) {
      all.push({ startSeconds, endSeconds, text: '' });
    }
  };
  for (const span of spans) {
    fill(span.startSeconds);
    all.push(span);
    former = span.endSeconds;
  }
  fill(xmax);
  // Praat wants one interval at least.
  return all.length === 0 ? [{ startSeconds: xmin, endSeconds: xmax, text: '' }] : all;
}

function gapsKept(kept: KeptValues): Gap[] {
  const gaps: Gap[] = [];
  const found = kept.get('gaps');
  for (const each of Array.isArray(found) ? (found as readonly unknown[]) : []) {
    const [start, end] = Array.isArray(each) ? (each as readonly unknown[]) : [];
    if (typeof start === 'number' && typeof end === 'number' && end > start) gaps.push([start, end]);
  }
  return gaps;
}

function lastEnd(spans: readonly RawSpan[]): number {
  let end = 0;
  for (const { endSeconds } of spans) if (endSeconds > end) end = endSeconds;
  return end;
}
