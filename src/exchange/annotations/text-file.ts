import type { JsonValue } from '../../review/annotations/annotation-document.ts';
import { decodeText, encodeText, type TextEncoding } from './decode-text.ts';
import type { KeptValues } from './kept-values.ts';

/** How a text lies in its file, to be kept with the document. */
export type TextFileForm = Readonly<Record<'encoding' | 'byteOrderMark' | 'windowsLines', JsonValue | undefined>>;

/**
 * @param title of the format, for the error
 * @throws {AnnotationFormatError} another encoding than UTF-8 or UTF-16, or more than `decodeText` takes
 */
export function readTextFile(bytes: Uint8Array, title: string): { text: string; form: TextFileForm } {
  const { text, encoding, hasMark } = decodeText(bytes, title);
  const newline = text.indexOf('\n');
  const form = {
    encoding: encoding === 'utf-8' ? undefined : encoding,
    byteOrderMark: hasMark || undefined,
    windowsLines: (newline > 0 && text[newline - 1] === '\r') || undefined,
  };
  return { text, form };
}

/** @param kept with the form of the file that was read, if there was one */
export function writeTextFile(text: string, kept: KeptValues): Uint8Array {
  const encoding = encodings.find((each) => each === kept.text('encoding')) ?? 'utf-8';
  return encodeText(text, encoding, kept.isTrue('byteOrderMark'));
}

const encodings: readonly TextEncoding[] = ['utf-8', 'utf-16le', 'utf-16be'];

export function lineEndOf(kept: KeptValues): '\n' | '\r\n' {
  return kept.isTrue('windowsLines') ? '\r\n' : '\n';
}
