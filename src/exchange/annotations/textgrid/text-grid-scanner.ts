import { AnnotationFormatError } from '../annotation-format.errors.ts';
import { lineAt } from '../decode-text.ts';

/** What Praat reads of a text file; all other words are remarks. */
export type Found =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'flag'; readonly value: string }
  | { readonly kind: 'end' };

const quote = 0x22;
const bang = 0x21;
const less = 0x3c;
const plus = 0x2b;
const minus = 0x2d;
const zero = 0x30;
const nine = 0x39;

/**
 * Goes through a text file of Praat as Praat does (manual page "TextGrid file formats"): numbers that stand free, texts in quotes and
 * flags in angle brackets count, whatever lies between them is a remark, and so is the rest of a line behind `!`.
 */
export class TextGridScanner {
  private place = 0;
  private start = 0;
  /** Whether there were words between what counts, as in the long form, since this was last set. */
  sawWords = false;

  constructor(private readonly text: string) {}

  number(what: string): number {
    const found = this.next();
    if (found.kind !== 'number') this.refuse(`expected ${what}, a number, got ${this.shown(found)}`, remedies.shape);
    return found.value;
  }

  /** @returns 0 or more */
  count(what: string): number {
    const value = this.number(what);
    if (!Number.isInteger(value) || value < 0)
      this.refuse(`expected ${what}, got ${value}`, 'write how many there are');
    return value;
  }

  /** With line ends as `\n`, as Praat has them. */
  string(what: string): string {
    const found = this.next();
    if (found.kind !== 'text') {
      this.refuse(`expected ${what}, a text in quotes, got ${this.shown(found)}`, remedies.shape);
    }
    return found.value;
  }

  flag(what: string): string {
    const found = this.next();
    if (found.kind !== 'flag')
      this.refuse(`expected ${what}, such as <exists>, got ${this.shown(found)}`, remedies.shape);
    return found.value;
  }

  next(): Found {
    const { text } = this;
    for (;;) {
      this.skipSpaces();
      this.start = this.place;
      if (this.place >= text.length) return { kind: 'end' };
      const code = text.charCodeAt(this.place);
      if (code === bang) this.skipLine();
      else if (code === quote) return { kind: 'text', value: this.quoted() };
      else if (code === less) return { kind: 'flag', value: this.bracketed() };
      else if ((code >= zero && code <= nine) || code === plus || code === minus) {
        return { kind: 'number', value: this.numberAt() };
      } else {
        const word = this.word();
        // People leave the brackets out.
        if (word === 'exists' || word === 'absent') return { kind: 'flag', value: word };
        this.sawWords = true;
      }
    }
  }

  /** @throws {AnnotationFormatError} at the line of what was found last */
  refuse(problem: string, remedy: string): never {
    throw new AnnotationFormatError('TextGrid', lineAt(this.text, this.start), problem, remedy);
  }

  private skipSpaces(): void {
    while (this.place < this.text.length && isSpace(this.text.charCodeAt(this.place))) this.place += 1;
  }

  private skipLine(): void {
    while (this.place < this.text.length && !isLineEnd(this.text.charCodeAt(this.place))) this.place += 1;
  }

  private word(): string {
    const from = this.place;
    while (this.place < this.text.length && !isSpace(this.text.charCodeAt(this.place))) this.place += 1;
    return this.text.slice(from, this.place);
  }

  private quoted(): string {
    const from = this.place + 1;
    let doubled = false;
    let end = this.text.indexOf('"', from);
    while (end >= 0 && this.text.charCodeAt(end + 1) === quote) {
      doubled = true;
      end = this.text.indexOf('"', end + 2);
    }
    if (end < 0) this.refuse('a text has no end', 'close it with a quote; a quote inside a text is written twice');
    this.place = end + 1;
    if (this.place < this.text.length && !isSpace(this.text.charCodeAt(this.place))) {
      // Praat leaves out what follows, unasked.
      this.refuse('a text goes on behind its quote', 'write a quote inside a text twice, and a space behind a text');
    }
    let value = this.text.slice(from, end);
    if (doubled) value = value.replaceAll('""', '"');
    return value.includes('\r') ? value.replaceAll(/\r\n?/gu, '\n') : value;
  }

  private bracketed(): string {
    const end = this.text.indexOf('>', this.place);
    if (end < 0) this.refuse('a flag has no end', 'close it with >');
    const value = this.text.slice(this.place + 1, end);
    this.place = end + 1;
    return value;
  }

  private numberAt(): number {
    const word = this.word();
    const value = Number(word);
    if (word !== '' && Number.isFinite(value)) return value;
    // Praat takes what stands in front: a unit may follow.
    const [digits] = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?(?=[a-z]*$)/iu.exec(word) ?? [];
    if (digits === undefined || !Number.isFinite(Number(digits))) {
      this.refuse(
        `${JSON.stringify(shortened(word))} is no number`,
        'write times in seconds with a point, as in 1.5, and put words that begin with a digit into quotes',
      );
    }
    return Number(digits);
  }

  private shown(found: Found): string {
    switch (found.kind) {
      case 'end':
        return 'the end of the file';
      case 'number':
        return `the number ${found.value}`;
      case 'text':
        return `the text ${JSON.stringify(shortened(found.value))}`;
      case 'flag':
        return `<${shortened(found.value)}>`;
    }
  }
}

const remedies = {
  shape:
    'see that the counts (size) before it are right, that spaces stand around =, and that quotes inside texts are doubled',
};

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}

function isLineEnd(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

function isSpace(code: number): boolean {
  if (code <= 0x20) return true;
  if (code < 0xa0) return code === 0x85;
  return (
    code === 0xa0 ||
    code === 0xfeff ||
    (code >= 0x2000 && code <= 0x200a) ||
    (code >= 0x2028 && code <= 0x2029) ||
    code === 0x3000
  );
}
