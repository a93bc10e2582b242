export interface CountedPhone {
  readonly ipa: string;
  readonly count: number;
}

export interface ComparedPhone {
  readonly ipa: string;
  /** In each lexicon, how often. */
  readonly counts: readonly number[];
  /** In each lexicon, of all its phones; 0 to 1. */
  readonly shares: readonly number[];
}

/** Phones of several lexicons beside one another, the most frequent first. One phone may come in several parts of a lexicon. */
export function comparePhones(lexicons: readonly (readonly CountedPhone[])[]): readonly ComparedPhone[] {
  const totals = lexicons.map((phones) => phones.reduce((sum, { count }) => sum + count, 0));
  const counts = new Map<string, number[]>();
  for (const [place, phones] of lexicons.entries()) {
    for (const { ipa, count } of phones) {
      const row = counts.get(ipa) ?? lexicons.map(() => 0);
      row[place]! += count;
      counts.set(ipa, row);
    }
  }
  return [...counts]
    .filter(([, row]) => row.some((count) => count > 0))
    .map(([ipa, row]) => ({
      ipa,
      counts: row,
      shares: row.map((count, place) => (totals[place]! > 0 ? count / totals[place]! : 0)),
    }))
    .toSorted((one, other) => Math.max(...other.shares) - Math.max(...one.shares) || (one.ipa < other.ipa ? -1 : 1));
}

export interface Overlap {
  /** Phones that all lexicons have. */
  readonly shared: number;
  /** Phones that any has. */
  readonly any: number;
  /** In each lexicon, of what is heard there, how much is of shared phones; 0 to 1. */
  readonly covered: readonly number[];
}

export function overlapOf(phones: readonly ComparedPhone[], lexicons: number): Overlap {
  const shared = phones.filter(({ counts }) => counts.every((count) => count > 0));
  return {
    shared: shared.length,
    any: phones.length,
    covered: Array.from({ length: lexicons }, (_, place) =>
      shared.reduce((sum, { shares }) => sum + shares[place]!, 0),
    ),
  };
}
