/** A recording as its collection declares it and as it was heard. */
export interface ToldRecording {
  /** As the collection was made with; null where it is undetermined. */
  readonly declared: string | null;
  /** undefined: nobody has listened for it yet; null: too little speech to tell. */
  readonly verdict: string | null | undefined;
}

export interface ConfusionMatrix {
  readonly declared: readonly (string | null)[];
  /** null: too little speech. */
  readonly verdicts: readonly (string | null)[];
  /** Recordings by declared language, then by verdict. */
  readonly counts: readonly (readonly number[])[];
  /** Recordings for which it was not told yet. */
  readonly untold: number;
  /** Recordings with a verdict whose collection names a language by its code. */
  readonly comparable: number;
  /** Of those, told as declared. */
  readonly right: number;
}

/** Languages that are told by name (docs/languages.md); any other is told as `other`. */
const tellable = new Set(['deu', 'eng', 'spa', 'fra', 'ita', 'kaz', 'rus']);

/** Declared languages against verdicts. */
export function confusionOf(recordings: readonly ToldRecording[]): ConfusionMatrix {
  const told = recordings.filter(({ verdict }) => verdict !== undefined);
  const declared = inOrder(told.map((each) => each.declared));
  // A language that is never heard as itself has a column too: its zero is what one looks for.
  const named = declared.filter((each) => each !== null && tellable.has(each));
  const verdicts = inOrder([...named, ...told.map(({ verdict }) => verdict ?? null)]);
  const counts = declared.map(() => verdicts.map(() => 0));
  let [comparable, right] = [0, 0];
  for (const { declared: said, verdict = null } of told) {
    counts[declared.indexOf(said)]![verdicts.indexOf(verdict)]! += 1;
    if (said === null || verdict === null || !/^[a-z]{3}$/.test(said)) continue;
    comparable += 1;
    if (isRight(said, verdict)) right += 1;
  }
  return { declared, verdicts, counts, untold: recordings.length - told.length, comparable, right };
}

/** Whether a verdict is what can be said at best of a declared language. */
export function isRight(declared: string | null, verdict: string | null): boolean {
  if (declared === null || verdict === null) return false;
  return tellable.has(declared) ? declared === verdict : /^[a-z]{3}$/.test(declared) && verdict === 'other';
}

/** By name, then `other`, then none. */
function inOrder(values: readonly (string | null)[]): (string | null)[] {
  const rank = (value: string | null) => (value === null ? 2 : value === 'other' ? 1 : 0);
  return [...new Set(values)].toSorted(
    (one, other) => rank(one) - rank(other) || (one ?? '').localeCompare(other ?? ''),
  );
}
