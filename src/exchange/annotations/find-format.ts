import { ParameterError } from '../../errors.ts';
import type { AnnotationFormat } from './annotation-format.ts';
import { encodingOf } from './decode-text.ts';
import { annotationFormats } from './formats.ts';

/**
 * @param name of a format, or the end of the names of its files, with its dot
 * @throws {ParameterError} none of that name; the message has those that there are
 */
export function formatNamed(name: string, formats = annotationFormats): AnnotationFormat {
  const wanted = name.toLowerCase();
  const found =
    formats.find((format) => format.name.toLowerCase() === wanted) ??
    formats.find(({ extensions }) => extensions.includes(wanted));
  if (found !== undefined) return found;
  throw new ParameterError(
    `no format ${JSON.stringify(name)}; there are ${formats.map((format) => format.name).join(', ')}`,
  );
}

const sniffedBytes = 4_096;
/** Of files that are told from others by how they begin, by a part of the format's name. */
const beginnings: readonly (readonly [RegExp, RegExp])[] = [
  [/oo(?:Text|Binary)File|^\s*"?Object class|^\s*"Praat chronological/, /textgrid/i],
  [/<ANNOTATION_DOCUMENT/, /elan|eaf/i],
  [/^WEBVTT/, /vtt/i],
  [/^\s*\d+\r?\n\d\d:\d\d:\d\d,\d{3} -->/, /srt|subrip/i],
  [/^(?:[^\r\n]*\t)?(?:Selection|View|Begin Time \(s\))\t/, /raven/i],
  [/"@context"/, /json-?ld/i],
  [/"sampleRate"|"levels"/, /emu/i],
  [/^-?[\d.]+\t-?[\d.]+\t/, /audacity/i],
];
/** No text has them. */
const binary = /[\u0000-\u0008\u000e-\u0019\u001c-\u001f]/;

export interface LikelyFormats {
  /** The likeliest first. */
  readonly formats: readonly AnnotationFormat[];
  /** Whether the first is told by how the file begins, or by an ending that no other format has. Else what it refuses says nothing of the file. */
  readonly isTold: boolean;
}

/**
 * The formats that a file may be in: those whose files begin like it, and those whose names end like its, the longest ending first; all
 * where no name ends so.
 */
export function likelyFormats(
  fileName: string | undefined,
  bytes: Uint8Array,
  formats = annotationFormats,
): LikelyFormats {
  const name = fileName?.toLowerCase() ?? '';
  const beginning = beginningOf(bytes);
  const rated = formats.map((format) => ({
    format,
    beginsSo: beginnings.some(([begins, called]) => called.test(format.name) && begins.test(beginning)),
    ending: Math.max(
      0,
      ...format.extensions.filter((extension) => name.endsWith(extension)).map(({ length }) => length),
    ),
  }));
  const isNamed = rated.some(({ ending }) => ending > 0);
  const sorted = rated
    .filter(({ beginsSo, ending }) => !isNamed || beginsSo || ending > 0)
    .sort((a, b) => Number(b.beginsSo) - Number(a.beginsSo) || b.ending - a.ending);
  const isNamedAlone = isNamed && (sorted[0]?.ending ?? 0) > (sorted[1]?.ending ?? 0) && !binary.test(beginning);
  return { formats: sorted.map(({ format }) => format), isTold: sorted[0]?.beginsSo === true || isNamedAlone };
}

/** As text, as far as that shows; what is not UTF-8 shows enough of itself. */
function beginningOf(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes).encoding).decode(bytes.subarray(0, sniffedBytes));
}
