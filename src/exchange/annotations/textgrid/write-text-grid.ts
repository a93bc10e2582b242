import type { AnnotationDocument } from '../../../review/annotations/annotation-document.ts';
import type { Loss, WriteOptions, WrittenAnnotations } from '../annotation-format.ts';
import { encodeText } from '../decode-text.ts';
import { GrowingText } from '../growing-text.ts';
import { KeptValues } from '../kept-values.ts';
import { lossesOf } from '../losses.ts';
import { rawTiersOf } from './raw-tiers.ts';
import type { RawTextGrid, RawTier, TextGridLook } from './text-grid-form.ts';

/** In the form, the encoding and with the line ends in which a TextGrid came; long and UTF-8 where it came as something else. */
export function writeTextGrid(document: AnnotationDocument, { durationSeconds }: WriteOptions): WrittenAnnotations {
  const { grid, losses } = rawTiersOf(document, durationSeconds);
  const look = lookOf(document);
  const lines = look.form === 'long' ? longLines(grid) : shortLines(grid);
  const text = lines.toString();
  return {
    bytes: encodeText(look.newline === '\n' ? text : text.replaceAll('\n', look.newline), look.encoding, look.hasMark),
    losses: [...lossesOf(document, ['points', 'duration'], 'textgrid'), ...losses, ...charactersLost(document)],
  };
}

function lookOf({ kept }: AnnotationDocument): TextGridLook {
  const values = KeptValues.of(kept, 'textgrid');
  const encoding = values.text('encoding');
  const newline = values.text('newline');
  const isWide = encoding === 'utf-16le' || encoding === 'utf-16be';
  return {
    form: values.text('form') === 'short' ? 'short' : 'long',
    encoding: isWide ? encoding : 'utf-8',
    // Praat does not know UTF-16 without it.
    hasMark: isWide || values.isTrue('hasMark'),
    newline: newline === '\r\n' || newline === '\r' ? newline : '\n',
  };
}

/** As Praat writes it, with its spaces at line ends. */
function longLines({ xmin, xmax, tiers }: RawTextGrid): GrowingText {
  const lines = new GrowingText();
  lines.push(...head, `xmin = ${xmin} `, `xmax = ${xmax} `);
  if (tiers.length === 0) {
    lines.push('tiers? <absent> ');
    return lines;
  }
  lines.push('tiers? <exists> ', `size = ${tiers.length} `, 'item []: ');
  for (const [place, tier] of tiers.entries()) pushLong(lines, tier, place + 1);
  return lines;
}

const head = ['File type = "ooTextFile"', 'Object class = "TextGrid"', ''];

function pushLong(lines: GrowingText, { class: tierClass, name, xmin, xmax, spans }: RawTier, number: number): void {
  const what = tierClass === 'IntervalTier' ? 'intervals' : 'points';
  lines.push(
    `    item [${number}]:`,
    `        class = "${tierClass}" `,
    `        name = ${quoted(name)} `,
    `        xmin = ${xmin} `,
    `        xmax = ${xmax} `,
    `        ${what}: size = ${spans.length} `,
  );
  for (const [place, { startSeconds, endSeconds, text }] of spans.entries()) {
    lines.push(`        ${what} [${place + 1}]:`);
    if (tierClass === 'IntervalTier') {
      lines.push(`            xmin = ${startSeconds} `, `            xmax = ${endSeconds} `);
      lines.push(`            text = ${quoted(text)} `);
    } else {
      lines.push(`            number = ${startSeconds} `, `            mark = ${quoted(text)} `);
    }
  }
}

function shortLines({ xmin, xmax, tiers }: RawTextGrid): GrowingText {
  const lines = new GrowingText();
  lines.push(...head, `${xmin}`, `${xmax}`);
  if (tiers.length === 0) {
    lines.push('<absent>');
    return lines;
  }
  lines.push('<exists>', `${tiers.length}`);
  for (const { class: tierClass, name, xmin: from, xmax: to, spans } of tiers) {
    lines.push(`"${tierClass}"`, quoted(name), `${from}`, `${to}`, `${spans.length}`);
    for (const { startSeconds, endSeconds, text } of spans) {
      lines.push(`${startSeconds}`);
      if (tierClass === 'IntervalTier') lines.push(`${endSeconds}`);
      lines.push(quoted(text));
    }
  }
  return lines;
}

/** Praat ends a text at a character 0, and knows one line end. */
function quoted(text: string): string {
  if (!/["\r\0]/u.test(text)) return `"${text}"`;
  return `"${text.replaceAll(/\r\n?/gu, '\n').replaceAll('\0', '\ufffd').replaceAll('"', '""')}"`;
}

function charactersLost({ tiers }: AnnotationDocument): Loss[] {
  const losses: Loss[] = [];
  for (const { name, annotations } of tiers) {
    const texts = [name, ...annotations.map(({ text }) => text)];
    if (texts.some((text) => /[\r\0]/u.test(text)))
      losses.push({ what: 'carriage returns and zero characters', where: name });
    if (texts.some((text) => loneSurrogate.test(text))) losses.push({ what: 'halves of characters', where: name });
  }
  return losses;
}

const loneSurrogate = /\p{Surrogate}/u;
