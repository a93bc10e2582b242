/** A word of an utterance as it is glossed. */
export interface GlossedWord {
  /** What stands for its form. */
  readonly form: string;
  /** Of the stated meaning; absent where none is stated. */
  readonly meaning?: { readonly label?: string | null; readonly tag: string; readonly probability: number };
}

/** The three lines of the Leipzig glossing rules (Comrie, Haspelmath & Bickel 2008), of one utterance. */
export interface Gloss {
  /** One a word, as are `glosses`. */
  readonly forms: readonly string[];
  readonly glosses: readonly string[];
  /** Absent where a form has no stated meaning with a name; then `untranslated` says why. */
  readonly translation?: string;
  readonly untranslated?: string;
  /** That all stated meanings are right, 0 to 1; 0 where none is stated. */
  readonly confidence: number;
  /** The lines below one another, words aligned. */
  readonly text: string;
}

const noMeaning = '?';

export function glossOf(words: readonly GlossedWord[]): Gloss {
  const forms = words.map(({ form }) => form);
  const glosses = words.map(({ meaning }) => {
    if (meaning === undefined) return noMeaning;
    // Rule 4: words of one gloss are joined by a period.
    return meaning.label == null ? `thing:${meaning.tag}` : meaning.label.trim().toLowerCase().replaceAll(/\s+/g, '.');
  });
  const stated = words.flatMap(({ meaning }) => (meaning === undefined ? [] : [meaning.probability]));
  const confidence = stated.length === 0 ? 0 : stated.reduce((product, probability) => product * probability, 1);
  const unsaid = words.filter(({ meaning }) => meaning === undefined).map(({ form }) => form);
  const nameless = words.flatMap(({ meaning }) => (meaning && meaning.label == null ? [meaning.tag] : []));
  const reason =
    unsaid.length > 0
      ? `no evidence for what ${unsaid.join(', ')} ${unsaid.length === 1 ? 'means' : 'mean'}`
      : nameless.length > 0
        ? `a thing without a name is meant (${nameless.join(', ')}); name it with nameConcept`
        : undefined;
  const translation = reason === undefined ? words.map(({ meaning }) => meaning!.label!.trim()).join(' ') : undefined;
  const lines = alignedLines(forms, glosses);
  const third = translation === undefined ? `(not translated: ${reason})` : `‘${translation}’`;
  return {
    forms,
    glosses,
    ...(translation !== undefined && { translation }),
    ...(reason !== undefined && { untranslated: reason }),
    confidence,
    text: [...lines, third].join('\n'),
  };
}

/** A call as it is shown in the place of a gloss. */
export interface ShownCall {
  /** What stands for its call type. */
  readonly form: string;
  /** What such calls are hypothesised to go with, in words. */
  readonly goesWith?: string;
}

/** Calls are not glossed: below each stands what its type is hypothesised to go with, and nothing is translated. */
export function linesOfCalls(calls: readonly ShownCall[], species: string): Gloss {
  const forms = calls.map(({ form }) => form);
  const glosses = calls.map(({ goesWith }) => (goesWith === undefined ? noMeaning : `[hypothesis: ${goesWith}]`));
  const reason = `calls of ${species} are not translated; in brackets is what such calls are hypothesised to go with`;
  return {
    forms,
    glosses,
    untranslated: reason,
    confidence: 0,
    text: [...alignedLines(forms, glosses), `(not translated: ${reason})`].join('\n'),
  };
}

/** Rule 1: words stand above their glosses, to the left. */
function alignedLines(above: readonly string[], below: readonly string[]): readonly [string, string] {
  const widths = above.map((word, place) => Math.max([...word].length, [...below[place]!].length));
  const line = (words: readonly string[]) =>
    words
      .map((word, place) => word + ' '.repeat(widths[place]! - [...word].length))
      .join(' ')
      .trimEnd();
  return [line(above), line(below)];
}
