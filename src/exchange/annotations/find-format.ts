import { ParameterError } from '../../errors.ts';
import type { AnnotationFormat } from './annotation-format.ts';
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
  [/ooTextFile|^\s*"?Object class/, /textgrid/i],
  [/<ANNOTATION_DOCUMENT/, /elan|eaf/i],
  [/^\uFEFF?WEBVTT/, /vtt/i],
  [/^\uFEFF?\s*\d+\r?\n\d\d:\d\d:\d\d,\d{3} -->/, /srt|subrip/i],
  [/^\uFEFF?(Selection|View)\t/, /raven/i],
  [/"@context"/, /json-?ld/i],
  [/"sampleRate"|"levels"/, /emu/i],
  [/^\uFEFF?-?[\d.]+\t-?[\d.]+\t/, /audacity/i],
];

/**
 * The formats that a file may be in, the likeliest first: those whose files begin like it, and those whose names end like its, the longest
 * ending first; all where no name ends so.
 */
export function likelyFormats(
  fileName: string | undefined,
  bytes: Uint8Array,
  formats = annotationFormats,
): readonly AnnotationFormat[] {
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
  return rated
    .filter(({ beginsSo, ending }) => !isNamed || beginsSo || ending > 0)
    .sort((a, b) => Number(b.beginsSo) - Number(a.beginsSo) || b.ending - a.ending)
    .map(({ format }) => format);
}

/** As text, as far as that shows; what is not UTF-8 shows enough of itself. */
function beginningOf(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes.subarray(0, sniffedBytes));
}
