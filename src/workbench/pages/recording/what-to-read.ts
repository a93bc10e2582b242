import type { ChangeNews } from './foreign-changes.ts';

/** What of a recording's annotations has to be read again. */
export interface ToRead {
  /** Everything. */
  readonly all: boolean;
  /** Whole tiers. */
  readonly tierIds: ReadonlySet<string>;
  /** Annotations alone. */
  readonly annotationIds: ReadonlySet<string>;
}

export const nothingToRead: ToRead = { all: false, tierIds: new Set(), annotationIds: new Set() };
export const allToRead: ToRead = { ...nothingToRead, all: true };

/** As many as the server reads by their ids, and as many tiers as an event names. */
const mostTold = 200;

/** What an event makes necessary. What tiers are there is read with each; those that are new are read whole, whatever is asked. */
export function toReadAfter({ happened, tierIds, annotationIds }: ChangeNews): ToRead {
  // A file's tiers are new ones, and a document's that are deleted are gone.
  if (happened === 'IMPORTED' || happened === 'DELETED') return nothingToRead;
  if (annotationIds.length > 0) return { ...nothingToRead, annotationIds: new Set(annotationIds) };
  return tierIds.length < mostTold ? { ...nothingToRead, tierIds: new Set(tierIds) } : allToRead;
}

/** Both at once. */
export function joined(a: ToRead, b: ToRead): ToRead {
  return {
    all: a.all || b.all,
    tierIds: new Set([...a.tierIds, ...b.tierIds]),
    annotationIds: new Set([...a.annotationIds, ...b.annotationIds]),
  };
}

export interface Reading {
  readonly tierIds: readonly string[];
  /** In requests of as many as are answered at once. */
  readonly annotationIds: readonly (readonly string[])[];
  readonly goneTierIds: readonly string[];
}

/**
 * What to ask for, among the tiers that are there.
 * @param known tiers that were read before
 */
export function readingOf(asked: ToRead, known: ReadonlySet<string>, tierIds: readonly string[]): Reading {
  const there = new Set(tierIds);
  const ids = asked.all ? [] : [...asked.annotationIds];
  return {
    tierIds: tierIds.filter((id) => asked.all || asked.tierIds.has(id) || !known.has(id)),
    annotationIds: Array.from({ length: Math.ceil(ids.length / mostTold) }, (_, i) =>
      ids.slice(i * mostTold, (i + 1) * mostTold),
    ),
    goneTierIds: [...known].filter((id) => !there.has(id)),
  };
}
