/** A meaning that people have judged, with what was thought of it before anybody had. */
export interface Judged {
  /** 0 to 1 */
  readonly probability: number;
  readonly confirmed: boolean;
}

export interface CalibrationBin {
  /** Probabilities from here, inclusive, */
  readonly from: number;
  /** to here, exclusive but for the last. */
  readonly to: number;
  readonly count: number;
  readonly confirmed: number;
  readonly meanProbability: number;
  /** Of them that were confirmed, with its 90 % interval (Wilson 1927). */
  readonly share: number;
  readonly low: number;
  readonly high: number;
}

/** 90 % of a normal distribution lie within so many standard deviations. */
const deviations = 1.6449;

/** How often what was said with a probability was confirmed, by probability; bins without anything are left out. */
export function calibrationBins(judged: readonly Judged[], count = 10): readonly CalibrationBin[] {
  const bins: CalibrationBin[] = [];
  for (let index = 0; index < count; index += 1) {
    const inside = judged.filter(({ probability }) => Math.min(count - 1, Math.floor(probability * count)) === index);
    if (inside.length === 0) continue;
    const confirmed = inside.filter((each) => each.confirmed).length;
    const share = confirmed / inside.length;
    const { low, high } = wilson(share, inside.length);
    const meanProbability = inside.reduce((sum, { probability }) => sum + probability, 0) / inside.length;
    const [from, to] = [index / count, (index + 1) / count];
    bins.push({ from, to, count: inside.length, confirmed, meanProbability, share, low, high });
  }
  return bins;
}

/** The mean distance between what was said and what was confirmed, each bin by what is in it. */
export function calibrationError(bins: readonly CalibrationBin[]): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return Number.NaN;
  return (
    bins.reduce((sum, { count, share, meanProbability }) => sum + count * Math.abs(share - meanProbability), 0) / all
  );
}

function wilson(share: number, count: number): { readonly low: number; readonly high: number } {
  const squared = deviations ** 2;
  const centre = (share + squared / (2 * count)) / (1 + squared / count);
  const half =
    (deviations / (1 + squared / count)) * Math.sqrt((share * (1 - share)) / count + squared / (4 * count ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

export interface GivenReview {
  readonly mappingId: string;
  readonly verdict: 'CONFIRMED' | 'REJECTED' | 'UNSURE';
  readonly createdAt: string;
  /** When it ceased to stand. */
  readonly retractedAt?: string | null;
}

export interface JudgedMapping {
  readonly mappingId: string;
  /** The first yes or no that anybody ever said of it, standing or not: from then on its probability knows. */
  readonly firstAt: string;
  readonly confirmed: boolean;
}

/** Mappings on which the larger side of the reviews that stand says yes or no; on which they are divided are left out. */
export function judgedMappings(reviews: readonly GivenReview[]): readonly JudgedMapping[] {
  const all = new Map<string, { firstAt: string; balance: number }>();
  for (const { mappingId, verdict, createdAt, retractedAt } of reviews) {
    if (verdict === 'UNSURE') continue;
    const known = all.get(mappingId) ?? { firstAt: createdAt, balance: 0 };
    if (createdAt < known.firstAt) known.firstAt = createdAt;
    if (!retractedAt) known.balance += verdict === 'CONFIRMED' ? 1 : -1;
    all.set(mappingId, known);
  }
  return [...all]
    .filter(([, { balance }]) => balance !== 0)
    .map(([mappingId, { firstAt, balance }]) => ({ mappingId, firstAt, confirmed: balance > 0 }));
}

export interface HeldVersion {
  readonly at?: string | null;
  readonly until?: string | null;
  readonly probability: number;
}

/** What was thought at a moment, before what happened in it. @returns undefined where nothing was held then */
export function probabilityBefore(versions: readonly HeldVersion[], moment: string): number | undefined {
  const then = Date.parse(moment);
  return versions.find(
    ({ at, until }) => at != null && Date.parse(at) < then && (until == null || Date.parse(until) >= then),
  )?.probability;
}
