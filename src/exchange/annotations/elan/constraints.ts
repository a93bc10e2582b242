import type { TierConstraint } from '../../../review/annotations/annotation-document.ts';

export type ElanConstraint = 'Time_Subdivision' | 'Included_In' | 'Symbolic_Subdivision' | 'Symbolic_Association';

const names: Readonly<Record<TierConstraint, ElanConstraint>> = {
  TIME_SUBDIVISION: 'Time_Subdivision',
  INCLUDED_IN: 'Included_In',
  SYMBOLIC_SUBDIVISION: 'Symbolic_Subdivision',
  SYMBOLIC_ASSOCIATION: 'Symbolic_Association',
};

export function elanConstraint(constraint: TierConstraint): ElanConstraint {
  return names[constraint];
}

/** @returns undefined for what ELAN does not know; old files have spaces */
export function tierConstraint(stereotype: string | undefined): TierConstraint | undefined {
  const found = stereotype?.trim().replaceAll(' ', '_').toLowerCase();
  return (Object.keys(names) as TierConstraint[]).find((each) => names[each].toLowerCase() === found);
}

/** Whether annotations are parts of their parents without times of their own. */
export function isSymbolic(constraint: TierConstraint | undefined): boolean {
  return constraint === 'SYMBOLIC_SUBDIVISION' || constraint === 'SYMBOLIC_ASSOCIATION';
}

// cspell:words refering -- so it is spelt there
/** As ELAN describes them in each of its files. */
export const constraintDescriptions: Readonly<Record<ElanConstraint, string>> = {
  Time_Subdivision: "Time subdivision of parent annotation's time interval, no time gaps allowed within this interval",
  Symbolic_Subdivision:
    'Symbolic subdivision of a parent annotation. Annotations refering to the same parent are ordered',
  Symbolic_Association: '1-1 association with a parent annotation',
  Included_In: "Time alignable annotations within the parent annotation's time interval, gaps are allowed",
};
