import {
  sameMomentSeconds,
  type RawSpan,
  type RawTextGrid,
  type RawTier,
  type TextGridForm,
} from './text-grid-form.ts';
import { TextGridScanner } from './text-grid-scanner.ts';

/**
 * What a TextGrid says, in the long, the short or the chronological form.
 * @throws {AnnotationFormatError} the first line that is wrong; times before 0, intervals that cross, counts that are not right
 */
export function scanTextGrid(text: string): { readonly grid: RawTextGrid; readonly form: TextGridForm } {
  const scanner = new TextGridScanner(text);
  if (/^\s*"Praat chronological TextGrid/u.test(text)) return { grid: chronological(scanner), form: 'long' };
  readHead(scanner, text);
  scanner.sawWords = false;
  const xmin = startOf(scanner, 'xmin of the TextGrid');
  const form = scanner.sawWords ? 'long' : 'short';
  const xmax = endOf(scanner, xmin, 'xmax of the TextGrid');
  const tiers: RawTier[] = [];
  if (scanner.flag('whether there are tiers') === 'exists') {
    const count = scanner.count('the count of tiers');
    for (let number = 1; number <= count; number++) tiers.push(readTier(scanner, number));
  }
  expectEnd(scanner, form === 'long' && tiers.length === 0);
  return { grid: { xmin, xmax, tiers }, form };
}

function readHead(scanner: TextGridScanner, text: string): void {
  const [firstLine = ''] = /\S[^\r\n]*/u.exec(text) ?? [];
  if (!firstLine.includes('ooTextFile')) {
    scanner.refuse(
      'the first line is not File type = "ooTextFile"',
      'save it in Praat by Save as text file…, and see that it is a TextGrid',
    );
  }
  // In oldest files the first line has no quotes.
  const type = firstLine.includes('"') ? scanner.string('the file type') : 'ooTextFile';
  const name = scanner.string('the class of the object');
  if (!type.startsWith('ooTextFile') || name !== 'TextGrid') {
    scanner.refuse(
      `it is a ${JSON.stringify(name)} of Praat`,
      'choose the TextGrid alone in the list of objects of Praat, then Save as text file…',
    );
  }
}

function readTier(scanner: TextGridScanner, number: number): RawTier {
  const head = readTierHead(scanner, number);
  const what = head.class === 'IntervalTier' ? 'intervals' : 'points';
  const count = scanner.count(`the count of ${what} of tier ${number}`);
  const tier = new GrowingTier(head, scanner);
  for (let place = 0; place < count; place++) tier.read();
  return tier.done();
}

type TierHead = Omit<RawTier, 'spans'>;

function readTierHead(scanner: TextGridScanner, number: number): TierHead {
  const found = scanner.string(`the class of tier ${number}`);
  if (found !== 'IntervalTier' && found !== 'TextTier') {
    scanner.refuse(`tier ${number} is of class ${JSON.stringify(found)}`, 'write "IntervalTier" or "TextTier"');
  }
  const name = scanner.string(`the name of tier ${number}`);
  const xmin = startOf(scanner, `xmin of tier ${number}`);
  return { class: found, name, xmin, xmax: endOf(scanner, xmin, `xmax of tier ${number}`) };
}

/** By time over all tiers, each with the number of its tier in front. */
function chronological(scanner: TextGridScanner): RawTextGrid {
  scanner.string('the head');
  const xmin = startOf(scanner, 'the start');
  const xmax = endOf(scanner, xmin, 'the end');
  const count = scanner.count('the count of tiers');
  const tiers: GrowingTier[] = [];
  for (let number = 1; number <= count; number++) {
    tiers.push(new GrowingTier(readTierHead(scanner, number), scanner));
  }
  for (let found = scanner.next(); found.kind !== 'end'; found = scanner.next()) {
    const tier = found.kind === 'number' ? tiers[found.value - 1] : undefined;
    if (tier === undefined) {
      scanner.refuse(
        `expected the number of a tier, from 1 to ${count}`,
        'see that each text has its tier and its times',
      );
    }
    tier.read();
  }
  return { xmin, xmax, tiers: tiers.map((tier) => tier.done()) };
}

class GrowingTier {
  private readonly spans: RawSpan[] = [];
  private formerEnd: number;

  constructor(
    private readonly head: TierHead,
    private readonly scanner: TextGridScanner,
  ) {
    this.formerEnd = head.xmin;
  }

  read(): void {
    const { scanner, head } = this;
    if (head.class === 'TextTier') {
      const startSeconds = startOf(scanner, 'the time of a point');
      this.checkInside(startSeconds, startSeconds);
      this.spans.push({ startSeconds, endSeconds: startSeconds, text: scanner.string('the mark of a point') });
      return;
    }
    const startSeconds = startOf(scanner, 'xmin of an interval');
    if (startSeconds < this.formerEnd - sameMomentSeconds && this.spans.length > 0) {
      scanner.refuse(
        `an interval begins at ${startSeconds}, and the one before it ends at ${this.formerEnd}`,
        'let the intervals of a tier follow one another, or put what overlaps into another tier',
      );
    }
    const endSeconds = endOf(scanner, startSeconds, 'xmax of an interval');
    this.checkInside(startSeconds, endSeconds);
    const text = scanner.string('the text of an interval');
    if (endSeconds === startSeconds) {
      // Some programs close a tier with one of these; it says nothing.
      if (text === '') return;
      scanner.refuse(
        `the interval of ${JSON.stringify(text.slice(0, 40))} begins and ends at ${startSeconds}`,
        'give it a length, or make it a point of a TextTier: Praat loses what follows such an interval',
      );
    }
    this.formerEnd = endSeconds;
    this.spans.push({ startSeconds, endSeconds, text });
  }

  done(): RawTier {
    // Praat takes points in any order.
    if (this.head.class === 'TextTier') this.spans.sort((a, b) => a.startSeconds - b.startSeconds);
    return { ...this.head, spans: this.spans };
  }

  private checkInside(startSeconds: number, endSeconds: number): void {
    const { name, xmin, xmax } = this.head;
    const outside =
      startSeconds < xmin - sameMomentSeconds
        ? startSeconds
        : endSeconds > xmax + sameMomentSeconds
          ? endSeconds
          : null;
    if (outside === null) return;
    this.scanner.refuse(
      `time ${outside} lies outside tier ${JSON.stringify(name)}, which goes from ${xmin} to ${xmax}`,
      'correct the time, or xmin and xmax of the tier',
    );
  }
}

function startOf(scanner: TextGridScanner, what: string): number {
  const value = scanner.number(what);
  if (value < 0) scanner.refuse(`${what} is ${value}`, 'shift the times so that none is before 0');
  // Not -0.
  return value + 0;
}

function endOf(scanner: TextGridScanner, startSeconds: number, what: string): number {
  const value = scanner.number(what);
  if (value < startSeconds) {
    scanner.refuse(`${what} is ${value}, before its start at ${startSeconds}`, 'let it end after its start');
  }
  return value + 0;
}

function expectEnd(scanner: TextGridScanner, mayHaveCount: boolean): void {
  let found = scanner.next();
  // Praat writes a count behind <absent>, too.
  if (mayHaveCount && found.kind === 'number' && found.value === 0) found = scanner.next();
  if (found.kind === 'end') return;
  scanner.refuse('there is more behind the last tier', 'correct the counts (size): what is behind them would be lost');
}
