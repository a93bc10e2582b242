import type { Annotation, AnnotationDocument, Tier } from '../../../review/annotations/annotation-document.ts';
import { AnnotationFormatError } from '../annotation-format.errors.ts';
import { readDecimal } from '../decimal-number.ts';
import { keep } from '../kept-values.ts';
import { checkCount } from '../most-annotations.ts';
import type { TextFileForm } from '../text-file.ts';

const title = 'Audacity labels';

/** Names of the tiers of labels with and without length. */
export const labelTiers = { INTERVALS: 'labels', POINTS: 'points' } as const;

interface Label {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly text: string;
  lowHz?: number;
  highHz?: number;
}

/**
 * Reads what Audacity exports: start, end and text between tabs, and frequencies in a line of their own that begins with `\`.
 * Old versions write a point with its start alone, and a decimal comma where their language has it.
 * @throws {AnnotationFormatError} the first line that is none of it
 */
export function readLabels({ text, form }: { text: string; form: TextFileForm }): AnnotationDocument {
  const labels: Label[] = [];
  let hasComma = false;
  for (const [place, line] of text.split(/\r\n|\n|\r/u).entries()) {
    if (line.trim() === '') continue;
    const [first = '', second = '', ...rest] = line.split('\t');
    hasComma ||= /^\d+,\d/u.test(first);
    if (first === '\\') addFrequencies(labels.at(-1), second, rest[0] ?? '', place + 1);
    else labels.push(labelOf(first, second, rest, place + 1));
    checkCount(labels.length, place + 1, title);
  }
  return {
    tiers: tiersOf(labels),
    vocabularies: [],
    media: [],
    metadata: {},
    ...keep('audacity', { ...form, decimalComma: hasComma || undefined }),
  };
}

function labelOf(first: string, second: string, rest: readonly string[], line: number): Label {
  const startSeconds = secondsIn(first, line);
  const isPoint = rest.length === 0 && readDecimal(second, 'may have a comma') === null;
  if (isPoint) return { startSeconds, endSeconds: startSeconds, text: second };
  const endSeconds = secondsIn(second, line);
  if (endSeconds < startSeconds) {
    const problem = `the label ends at ${second}, before its start at ${first}`;
    throw new AnnotationFormatError(title, line, problem, 'let it end after its start');
  }
  return { startSeconds, endSeconds, text: rest.join('\t') };
}

function secondsIn(text: string, line: number): number {
  const seconds = readDecimal(text, 'may have a comma');
  if (seconds === null) {
    const remedy = 'write start, end and text with a tab between them, and times in seconds';
    throw new AnnotationFormatError(title, line, `${JSON.stringify(text.slice(0, 40))} is no time`, remedy);
  }
  if (seconds < 0) {
    const remedy = 'times begin at 0: shift the labels so that none is before the recording';
    throw new AnnotationFormatError(title, line, `the time ${text} is negative`, remedy);
  }
  return seconds;
}

/** Below 0 stands for no frequency. */
function addFrequencies(label: Label | undefined, low: string, high: string, line: number): void {
  const [lowHz, highHz] = [readDecimal(low, 'may have a comma'), readDecimal(high, 'may have a comma')];
  if (lowHz === null || highHz === null) {
    throw new AnnotationFormatError(title, line, 'frequencies are missing behind \\', 'write two numbers in Hz');
  }
  if (label === undefined) {
    const remedy = 'put them behind the line of their label';
    throw new AnnotationFormatError(title, line, 'frequencies come before any label', remedy);
  }
  if (lowHz >= 0 && highHz >= 0 && highHz < lowHz) {
    const problem = `the upper frequency, ${high} Hz, is below the lower, ${low} Hz`;
    throw new AnnotationFormatError(title, line, problem, 'write the lower one first');
  }
  if (lowHz >= 0) label.lowHz = lowHz;
  if (highHz >= 0) label.highHz = highHz;
}

function tiersOf(labels: readonly Label[]): Tier[] {
  const byKind: Record<Tier['kind'], Annotation[]> = { INTERVALS: [], POINTS: [] };
  for (const [row, label] of labels.entries()) {
    const kind = label.startSeconds === label.endSeconds ? 'POINTS' : 'INTERVALS';
    byKind[kind].push({ id: `label-${row + 1}`, ...label, ...keep('audacity', { row }) });
  }
  const kinds = (['INTERVALS', 'POINTS'] as const).filter((kind) => byKind[kind].length > 0);
  return (kinds.length > 0 ? kinds : (['INTERVALS'] as const)).map((kind) => ({
    name: labelTiers[kind],
    kind,
    annotations: byKind[kind].sort((a, b) => a.startSeconds! - b.startSeconds!),
  }));
}
