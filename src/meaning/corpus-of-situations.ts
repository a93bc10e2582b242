import { ParameterError } from '../errors.ts';
import type { LexiconEntry } from './mappings.ts';
import type { Situation } from './situation.ts';

/** A line of a corpus or gold file that does not follow the format. */
export class CorpusFormatError extends ParameterError {
  override readonly code = 'BAD_CORPUS';
  constructor(
    readonly file: string,
    readonly line: number,
    reason: string,
  ) {
    super(`${file}, line ${line}: ${reason}`);
  }
}

/**
 * One situation a line, `words<TAB>objects`, each separated by spaces; either side may be empty. Empty lines are
 * passed over. Ids follow the order of lines, and the whole file is one sequence.
 * @param file its name, for messages
 * @throws {CorpusFormatError}
 */
export function parseSituations(text: string, file: string): Situation[] {
  return parseLines(text, file, ([words, objects], line) => {
    const id = `line-${String(line).padStart(9, '0')}`;
    return {
      id,
      sequenceId: file,
      ordinal: line,
      heard: words.map((formId, i) => ({ tokenId: `${id}-${i}`, forms: [{ formId, weight: 1 }] })),
      saw: [...new Set(objects)].map((conceptId) => ({ conceptId, confidence: 1 })),
    };
  });
}

/** One `word<TAB>object` a line. @throws {CorpusFormatError} */
export function parseGold(text: string, file: string): LexiconEntry[] {
  return parseLines(text, file, ([words, objects], line) => {
    const [formId, conceptId] = [words[0], objects[0]];
    if (formId === undefined || conceptId === undefined || words.length > 1 || objects.length > 1) {
      throw new CorpusFormatError(file, line, 'expected exactly one word, a tab, and one object');
    }
    return { formId, conceptId };
  });
}

function parseLines<T>(text: string, file: string, parse: (sides: [string[], string[]], line: number) => T): T[] {
  const parsed: T[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  lines.forEach((content, i) => {
    if (content.trim() === '') return;
    const sides = content.split('\t');
    if (sides.length !== 2) {
      const found = sides.length === 1 ? 'no tab' : `${sides.length - 1} tabs`;
      throw new CorpusFormatError(file, i + 1, `expected words, one tab, objects; found ${found}`);
    }
    parsed.push(parse([wordsOf(sides[0]!), wordsOf(sides[1]!)], i + 1));
  });
  return parsed;
}

function wordsOf(side: string): string[] {
  return side
    .split(' ')
    .filter((word) => word.trim() !== '')
    .map((word) => word.trim());
}
