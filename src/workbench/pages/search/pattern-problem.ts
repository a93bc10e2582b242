/** What the server says of a pattern that it cannot read. */
export interface PatternProblem {
  /** The pattern up to the place, what is there, and the rest. */
  readonly before: string;
  readonly at: string;
  readonly after: string;
  readonly place: number;
  readonly problem: string;
  readonly remedy: string;
}

/** Undefined where the errors are about something else. @param pattern the one that was asked for */
export function patternProblem(
  pattern: string,
  errors: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] | undefined,
): PatternProblem | undefined {
  const extensions = errors?.[0]?.extensions;
  const { place, problem, remedy } = extensions ?? {};
  if (typeof place !== 'number' || typeof problem !== 'string') return undefined;
  // By characters as people count them, so that a letter with a mark is not cut.
  const start = Math.min(Math.max(0, place), pattern.length);
  const letter = [...new Intl.Segmenter().segment(pattern.slice(start))][0]?.segment ?? '';
  return {
    before: pattern.slice(0, start),
    at: letter,
    after: pattern.slice(start + letter.length),
    place: start,
    problem,
    remedy: typeof remedy === 'string' ? remedy : '',
  };
}
