import { AnnotationFormatError } from '../../annotations/annotation-format.errors.ts';

interface Violation {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: string;
  readonly problem: string;
}

/** How many are named; the others are counted. */
export const mostNamed = 20;

/** What does not fit in the tables of a dataset, gathered so that it can be put right at once. */
export class Violations {
  private readonly named: Violation[] = [];
  private count = 0;

  add(file: string, line: number, column: string, problem: string): void {
    this.count += 1;
    if (this.named.length < mostNamed) this.named.push({ file, line, column, problem });
  }

  /** @throws {AnnotationFormatError} where there are any */
  refuse(): void {
    const [first, ...others] = this.named;
    if (first === undefined) return;
    const shown = others.map((each) => `${each.file} line ${each.line}, column ${each.column}: ${each.problem}`);
    const rest = this.count - this.named.length;
    const more = rest > 0 ? [...shown, `and ${rest} more`] : shown;
    throw new AnnotationFormatError(
      `CLDF ${first.file}`,
      first.line,
      [`column ${first.column}: ${first.problem}`, ...more].join('; '),
      'see to these cells, or to what the metadata say of their columns',
    );
  }
}

export function shown(cell: string): string {
  return JSON.stringify(cell.length > 40 ? `${cell.slice(0, 40)}…` : cell);
}
