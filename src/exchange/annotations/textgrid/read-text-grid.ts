import type { Annotation, AnnotationDocument, Tier } from '../../../review/annotations/annotation-document.ts';
import { AnnotationFormatError } from '../annotation-format.errors.ts';
import { decodeText } from '../decode-text.ts';
import { keep } from '../kept-values.ts';
import { UniqueNames } from '../unique-names.ts';
import { unusualGaps } from './gaps.ts';
import { scanTextGrid } from './scan-text-grid.ts';
import type { RawTextGrid, RawTier } from './text-grid-form.ts';

/**
 * Intervals without a text are the gaps between those that have one, and no annotations: other formats would get thousands of them.
 * Writing makes them anew; where a gap was cut into several, the cuts are kept. Remarks (`!`) are not read, and a hole that
 * another program has left in a tier is an interval without a text after writing, as Praat wants it.
 * @throws {AnnotationFormatError} see `scanTextGrid`; a binary file, another encoding
 */
export function readTextGrid(bytes: Uint8Array): AnnotationDocument {
  refuseBinary(bytes);
  const { text, encoding, hasMark } = decodeText(bytes, 'TextGrid');
  const { grid, form } = scanTextGrid(text);
  const names = new UniqueNames();
  return {
    tiers: grid.tiers.map((tier, place) => tierOf(tier, place, grid, names)),
    vocabularies: [],
    media: [],
    metadata: {},
    durationSeconds: grid.xmax,
    ...keep('textgrid', {
      form,
      encoding,
      hasMark: (hasMark && encoding === 'utf-8') || undefined,
      newline: /\r\n?|\n/u.exec(text)?.[0] ?? '\n',
      xmin: grid.xmin === 0 ? undefined : grid.xmin,
    }),
  };
}

function tierOf(raw: RawTier, place: number, grid: RawTextGrid, names: UniqueNames): Tier {
  const name = names.take(raw.name === '' ? `tier-${place + 1}` : raw.name);
  const isPoints = raw.class === 'TextTier';
  const said = isPoints ? raw.spans : raw.spans.filter(({ text }) => text !== '');
  const gaps = isPoints ? [] : unusualGaps(raw);
  return {
    name,
    kind: isPoints ? 'POINTS' : 'INTERVALS',
    annotations: said.map((span, index): Annotation => ({ id: `t${place + 1}a${index + 1}`, ...span })),
    ...keep('textgrid', {
      // Praat does not mind tiers of one name. It comes back unless the tier is renamed here.
      name: raw.name === name ? undefined : raw.name,
      renamedTo: raw.name === name ? undefined : name,
      xmin: raw.xmin === grid.xmin ? undefined : raw.xmin,
      xmax: raw.xmax === grid.xmax ? undefined : raw.xmax,
      gaps: gaps.length === 0 ? undefined : gaps,
      hasPointsAtOnce: (isPoints && atOnce(raw)) || undefined,
    }),
  };
}

function atOnce({ spans }: RawTier): boolean {
  return spans.some(({ startSeconds }, place) => place > 0 && spans[place - 1]!.startSeconds === startSeconds);
}

function refuseBinary(bytes: Uint8Array): void {
  if (!Buffer.from(bytes.subarray(0, 12)).toString('latin1').startsWith('ooBinaryFile')) return;
  throw new AnnotationFormatError(
    'TextGrid',
    null,
    'it is a binary TextGrid',
    'open it in Praat and choose Save as text file…',
  );
}
