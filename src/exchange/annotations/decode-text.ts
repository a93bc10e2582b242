import { AnnotationFormatError } from './annotation-format.errors.ts';

/** 256 MiB: some three million intervals of a TextGrid. */
const mostBytes = 256 * 1024 * 1024;

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be';

export interface DecodedText {
  /** Without the byte order mark. */
  readonly text: string;
  readonly encoding: TextEncoding;
  readonly hasMark: boolean;
}

/**
 * The text of a file: UTF-8, or UTF-16 that shows itself by its byte order mark or by its zeros.
 * @param format as people name it, for the error
 * @throws {AnnotationFormatError} another encoding, or more than 256 MiB
 */
export function decodeText(bytes: Uint8Array, format: string): DecodedText {
  if (bytes.length > mostBytes) {
    throw new AnnotationFormatError(
      format,
      null,
      `it has ${bytes.length} bytes, and may have ${mostBytes}`,
      'split it into files of shorter stretches',
    );
  }
  if (isUtf32(bytes)) refuseUtf32(format);
  const { encoding, hasMark } = encodingOf(bytes);
  try {
    return { text: new TextDecoder(encoding, { fatal: true }).decode(bytes), encoding, hasMark };
  } catch {
    throw new AnnotationFormatError(
      format,
      encoding === 'utf-8' ? firstBadLine(bytes) : firstLoneSurrogate(bytes, encoding),
      `it is not ${encoding.toUpperCase()}`,
      'save it as UTF-8, for instance with: iconv -f WINDOWS-1252 -t UTF-8',
    );
  }
}

/** What UTF-16 cannot say either, lone surrogates, becomes U+FFFD in UTF-8. */
export function encodeText(text: string, encoding: TextEncoding, hasMark: boolean): Uint8Array {
  const marked = hasMark ? `\ufeff${text}` : text;
  if (encoding === 'utf-8') return new TextEncoder().encode(marked);
  const bytes = Buffer.from(marked, 'utf16le');
  return encoding === 'utf-16le' ? bytes : bytes.swap16();
}

/** As its beginning shows it; UTF-8 where that shows nothing. */
export function encodingOf(bytes: Uint8Array): Omit<DecodedText, 'text'> {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return { encoding: 'utf-16le', hasMark: true };
  if (first === 0xfe && second === 0xff) return { encoding: 'utf-16be', hasMark: true };
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: 'utf-8', hasMark: true };
  // All these formats begin in ASCII.
  if (bytes.length >= 4 && bytes.length % 2 === 0) {
    if (first !== 0 && second === 0 && third !== 0 && fourth === 0) return { encoding: 'utf-16le', hasMark: false };
    if (first === 0 && second !== 0 && third === 0 && fourth !== 0) return { encoding: 'utf-16be', hasMark: false };
  }
  return { encoding: 'utf-8', hasMark: false };
}

function isUtf32(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  return first === 0xff && second === 0xfe && third === 0 && fourth === 0 && bytes.length % 4 === 0;
}

function refuseUtf32(format: string): never {
  throw new AnnotationFormatError(
    format,
    null,
    'it is UTF-32',
    'save it as UTF-8, for instance with: iconv -f UTF-32 -t UTF-8',
  );
}

const newline = 0x0a;
const carriageReturn = 0x0d;

/** Lines are decoded one by one: no character of UTF-8 has the end of a line inside. */
function firstBadLine(bytes: Uint8Array): number | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  let start = 0;
  for (let place = 0; place <= bytes.length; place++) {
    const byte = bytes[place];
    if (byte !== undefined && byte !== newline && byte !== carriageReturn) continue;
    try {
      decoder.decode(bytes.subarray(start, place));
    } catch {
      return line;
    }
    if (byte === carriageReturn && bytes[place + 1] === newline) place += 1;
    line += 1;
    start = place + 1;
  }
  return null;
}

function firstLoneSurrogate(bytes: Uint8Array, encoding: TextEncoding): number | null {
  const copy = Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)));
  const text = (encoding === 'utf-16le' ? copy : copy.swap16()).toString('utf16le');
  const found = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text);
  // Without one, half a character stands at the end.
  return lineAt(text, found?.index ?? text.length);
}

/** @returns from 1, whatever ends the lines */
export function lineAt(text: string, index: number): number {
  let line = 1;
  for (let place = 0; place < index; place++) {
    const code = text.charCodeAt(place);
    if (code === newline || (code === carriageReturn && text.charCodeAt(place + 1) !== newline)) line += 1;
  }
  return line;
}
