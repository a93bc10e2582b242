import { ParameterError } from '../../errors.ts';
import type { FoundMatch } from './find-matches.ts';

/** In which order matches are told. */
export type ConcordanceOrder = 'POSITION' | 'PRECEDING' | 'FOLLOWING';

/** Matches that are sorted by their context: all must be known before the first can be told. */
export const mostSorted = 2_000;

/** More than can be sorted. */
export class TooManyMatchesError extends ParameterError {
  constructor(
    readonly mostSorted: number,
    readonly order: ConcordanceOrder,
  ) {
    super(
      `more than ${mostSorted} matches, or too many utterances to find them all, cannot be sorted by their ${order.toLowerCase()} phones; ` +
        'narrow the search with collectionId, lexiconId, recordingId or a longer pattern, or take them in order of POSITION',
    );
  }
}

/** Phones of the context that count for the order. */
const sortedBy = 10;

/**
 * What matches are sorted by: the phones after them, or before them from the nearest outward, as one text. The shorter context
 * of two that begin alike comes first.
 */
export function contextKey({ phones, start, end }: FoundMatch, order: 'PRECEDING' | 'FOLLOWING'): string {
  const context =
    order === 'FOLLOWING'
      ? phones.slice(end, end + sortedBy)
      : phones.slice(Math.max(0, start - sortedBy), start).reverse();
  return context.map(({ ipa }) => ipa).join(' ');
}

/** Up to so many phones before a match, in order of time. */
export function phonesBefore({ phones, start }: FoundMatch, count: number): FoundMatch['phones'] {
  return phones.slice(Math.max(0, start - count), start);
}

/** Up to so many phones after it. */
export function phonesAfter({ phones, end }: FoundMatch, count: number): FoundMatch['phones'] {
  return phones.slice(end, end + count);
}
