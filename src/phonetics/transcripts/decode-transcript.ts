import { TranscriptFormatError } from './transcript-format-error.ts';

/** 100,000 cues of a hundred letters and more. */
const mostBytes = 16 * 1024 * 1024;

/**
 * To be asked before a file is read: a recording given by mistake need not be taken into memory.
 * @throws {TranscriptFormatError} more than 16 MiB
 */
export function checkTranscriptSize(bytes: number): void {
  if (bytes <= mostBytes) return;
  throw new TranscriptFormatError(
    null,
    `it has ${bytes} bytes, and may have ${mostBytes}`,
    'see that it is the text and not the recording',
  );
}

/**
 * The text of a file: UTF-8, or UTF-16 that says so by its byte order mark. The mark is not part of the text.
 * @throws {TranscriptFormatError} another encoding, or too large
 */
export function decodeTranscript(bytes: Uint8Array): string {
  checkTranscriptSize(bytes.length);
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return decode(bytes, 'utf-16le');
  if (first === 0xfe && second === 0xff) return decode(bytes, 'utf-16be');
  return decode(bytes, 'utf-8');
}

function decode(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new TranscriptFormatError(
      encoding === 'utf-8' ? firstBadLine(bytes) : null,
      `it is not ${encoding.toUpperCase()}`,
      'save it as UTF-8, for instance with: iconv -f WINDOWS-1251 -t UTF-8',
    );
  }
}

const newline = 0x0a;

/** Lines are decoded one by one: no character of UTF-8 has a newline inside. */
function firstBadLine(bytes: Uint8Array): number | null {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let line = 1, start = 0; start < bytes.length; line++) {
    const end = bytes.indexOf(newline, start);
    const stop = end < 0 ? bytes.length : end;
    try {
      decoder.decode(bytes.subarray(start, stop));
    } catch {
      return line;
    }
    start = stop + 1;
  }
  return null;
}
