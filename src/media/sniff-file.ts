/** What the first bytes of a file say, read before ffmpeg sees it: refuses what is no recording, with its reason. */
import { constants } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { UnavailableError } from '../errors.ts';
import {
  EmptyMediaFileError,
  MediaFileMissingError,
  NotAReadableFileError,
  NotARecordingError,
} from './media-errors.ts';
import { pictureSize, type DeclaredPicture } from './picture-size.ts';

export interface FileIdentity {
  readonly sizeBytes: number;
  /** Changes when the contents do: device, inode, size and time of change. */
  readonly fingerprint: string;
}

const SNIFFED_BYTES = 4096;
const PLAY_IT = 'give the recording itself';

/**
 * Never waits on a FIFO or a device: it opens without blocking and looks at what it opened.
 * @throws {MediaError} missing, not a regular file, empty, text, a playlist, or a still picture
 */
export async function sniffFile(path: string): Promise<FileIdentity> {
  const handle = await openQuickly(path);
  try {
    const stat = await handle.stat({ bigint: true });
    if (!stat.isFile()) throw notAFile(path, stat.isDirectory());
    if (stat.size === 0n) throw new EmptyMediaFileError(path);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0);
    refuseByContent(path, buffer.subarray(0, bytesRead));
    return {
      sizeBytes: Number(stat.size),
      fingerprint: [stat.dev, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join('-'),
    };
  } finally {
    await handle.close();
  }
}

/**
 * @returns undefined where it is something else, or cannot be opened, which {@link sniffFile} tells
 */
export async function stillPictureIn(path: string): Promise<DeclaredPicture | undefined> {
  const handle = await openQuickly(path).catch(() => undefined);
  if (handle === undefined) return undefined;
  try {
    if (!(await handle.stat()).isFile()) return undefined;
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFFED_BYTES), 0, SNIFFED_BYTES, 0);
    return pictureSize(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function openQuickly(path: string): Promise<FileHandle> {
  try {
    return await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ERR_INVALID_ARG_VALUE') {
      throw new MediaFileMissingError(path, { cause });
    }
    if (code === 'EMFILE' || code === 'ENFILE') {
      throw new UnavailableError('too many files are open; raise the limit (ulimit -n) or try again', { cause });
    }
    if (code === 'EACCES' || code === 'EPERM') {
      throw new NotAReadableFileError(path, 'it may not be read', 'change its permissions', { cause });
    }
    if (code === 'ENXIO') throw notAFile(path, false); // a socket
    throw new NotAReadableFileError(path, `it cannot be opened (${code ?? 'unknown fault'})`, 'check it', { cause });
  }
}

function notAFile(path: string, isFolder: boolean): NotAReadableFileError {
  const [what, remedy] = isFolder
    ? ['it is a folder', 'name the recordings in it']
    : ['it is a FIFO, a socket or a device', 'copy the recording to a file first'];
  return new NotAReadableFileError(path, `${what} and not a regular file`, remedy);
}

function refuseByContent(path: string, head: Buffer): void {
  const text = readableText(head);
  if (text !== undefined) {
    const isPlaylist = /^\s*(#EXTM3U|ffconcat|<\?xml[^]*<MPD|<MPD|\[playlist\]|<asx|v=0\r?\n)/i.test(text);
    throw new NotARecordingError(path, isPlaylist ? 'it is a playlist and not a recording' : 'it is text', PLAY_IT);
  }
  const picture = pictureSize(head);
  if (picture !== undefined) {
    const size = picture.width === undefined ? '' : ` of ${picture.width}×${picture.height} pixels`;
    throw new NotARecordingError(path, `it is a still picture (${picture.type}${size})`, 'give a video or a sound');
  }
}

/** The bytes as text when every one of them is, in UTF-8 or UTF-16 with a byte-order mark. */
function readableText(head: Buffer): string | undefined {
  const encoding = head[0] === 0xff && head[1] === 0xfe ? 'utf-16le' : 'utf-8';
  // Decoded as part of a stream, so that a character cut in two by the end of the sample is no fault.
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true });
  } catch {
    return undefined;
  }
  return /[\0-\x08\x0e-\x1a\x1c-\x1f\x7f]/.test(text) ? undefined : text;
}
