import { createHash } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { QueryTimeoutError } from '../../api/api.errors.ts';
import { OutageError, UnavailableError } from '../../errors.ts';
import { makeFileOnce } from '../../media/make-file-once.ts';
import { withoutRoom } from '../../media/media-errors.ts';
import { SharedTask } from '../../media/shared-task.ts';
import { spanWithin, type AskedSpan } from './asked-span.ts';
import { keepParts, keptPartPath, markUsed, readKeptParts, type KeptPart, type KeptParts } from './kept-parts.ts';
import type { MomentSeparator } from './moment-separator.ts';
import { parseQuery } from './parse-query.ts';
import { LongSpanError, PartGoneError } from './separation.errors.ts';
import { trimParts } from './trim-parts.ts';

export interface PartLibraryOptions {
  /** Made where there is none; nothing else is kept in it. */
  readonly folder: string;
  readonly separator: MomentSeparator;
  /** Where the bytes of a recording are. */
  readonly mediaPath: (sha256: string) => string;
  /** The least recently used go when all together are larger; 4 GiB unless said, 1.5 hours of one part and residual in 48 kHz stereo. */
  readonly maxBytes?: number;
}

/** A recording of the graph, whose reader may see it. */
export interface RecordingToSeparate {
  readonly sha256: string;
  readonly durationSeconds: number;
}

/** Parts that lie in the library. */
export interface FoundParts {
  /** Names them in an address, 40 hexadecimal digits. */
  readonly key: string;
  /** What is left over is the last. */
  readonly parts: readonly KeptPart[];
}

/** One part's file. */
export interface FoundPart {
  readonly path: string;
  readonly label: string;
}

/** Of a recording so much is pulled apart at once, while somebody waits. */
export const mostSeparatedSeconds = 10 * 60;

/**
 * Parts of recordings, made when they are first asked for and kept for a while: askers in one process share one making, processes share a lock and the files.
 */
export class PartLibrary {
  private readonly maxBytes: number;
  private readonly makings = new Map<string, SharedTask<void>>();

  constructor(private readonly options: PartLibraryOptions) {
    this.maxBytes = options.maxBytes ?? 4 * 1024 ** 3;
  }

  /**
   * @param query which part; one for each label that is heard unless said
   * @param signal gives up when nobody else waits, unless the time of a query is up: then the parts are there when they are asked for again
   * @throws {UnknownQueryError}; {BadSpanError}; {LongSpanError}; what pulling apart throws
   */
  async parts(
    { sha256, durationSeconds }: RecordingToSeparate,
    query: string | undefined,
    asked: AskedSpan,
    signal: AbortSignal,
  ): Promise<FoundParts> {
    const { separator } = this.options;
    // Queries that ask for the same share their parts.
    const wanted = query === undefined ? null : parseQuery(query, await separator.labels());
    const span = spanWithin(asked, durationSeconds, 'a recording');
    // To the millisecond: what a subtraction of fractions adds is no reason to refuse.
    const seconds = Number((span.endSeconds - span.startSeconds).toFixed(3));
    if (seconds > mostSeparatedSeconds) throw new LongSpanError(seconds, mostSeparatedSeconds);
    const named = [separator.version(), sha256, wanted, span.startSeconds, span.endSeconds];
    const key = createHash('sha256').update(JSON.stringify(named)).digest('hex').slice(0, 40);
    const folder = join(this.options.folder, key);
    let kept = await readKeptParts(folder);
    if (kept === undefined) {
      await this.waitFor(key, signal, (givenUp) => this.make(folder, sha256, query, asked, givenUp));
      kept = await readKeptParts(folder);
    }
    if (kept === undefined) throw new UnavailableError('parts keep vanishing; give their cache more room');
    await markUsed(folder);
    return { key, parts: kept.parts };
  }

  /**
   * @param sha256 of a recording that the reader may see: a key of another one's parts opens nothing
   * @throws {PartGoneError}
   */
  async part(sha256: string, key: string, place: number): Promise<FoundPart> {
    // Checked, so that no address leads out of the folder.
    const isKey = /^[0-9a-f]{40}$/.test(key);
    const folder = join(this.options.folder, key);
    const kept: KeptParts | undefined = isKey ? await readKeptParts(folder) : undefined;
    const part = kept?.sha256 === sha256 ? kept.parts[place] : undefined;
    if (part === undefined) throw new PartGoneError(`${key}/${place}`.slice(0, 100));
    await markUsed(folder);
    return { path: keptPartPath(folder, place), label: part.label };
  }

  private async waitFor(key: string, signal: AbortSignal, make: (givenUp: AbortSignal) => Promise<void>) {
    let task = this.makings.get(key);
    if (task === undefined || task.isGivenUp) {
      const started: SharedTask<void> = new SharedTask(async (givenUp) => {
        try {
          await make(givenUp);
        } finally {
          if (this.makings.get(key) === started) this.makings.delete(key);
        }
      });
      task = started;
      this.makings.set(key, task);
    }
    const shared = task;
    const stay = () => {
      // Whoever has hung up does not ask again; whose time is up does.
      if (signal.reason instanceof QueryTimeoutError) shared.wait().catch(() => {}); // told when it is asked again
    };
    signal.addEventListener('abort', stay, { once: true });
    try {
      await shared.wait(signal);
    } finally {
      signal.removeEventListener('abort', stay);
    }
  }

  private async make(
    target: string,
    sha256: string,
    query: string | undefined,
    span: AskedSpan,
    givenUp: AbortSignal,
  ): Promise<void> {
    const { folder, mediaPath, separator } = this.options;
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw withoutRoom(error, folder);
    });
    const isWhole = async () => (await readKeptParts(target)) !== undefined;
    const separate = (into: string) => {
      const moment = { span, folder: into, ...(query !== undefined && { query }) };
      return separator.separate(mediaPath(sha256), moment, givenUp);
    };
    const fill = async (part: string) => {
      // What a crash left of parts that had to make room would be in the way.
      await rm(target, { recursive: true, force: true });
      await keepParts(part, sha256, separate);
    };
    const make = () => makeFileOnce(target, isWhole, fill, givenUp);
    await make().catch(async (error: unknown) => {
      // What fills the disk may be these parts themselves.
      if (!isDiskFull(error) || (await trimParts(folder, 0, target)) === 0) throw error;
      await make();
    });
    await trimParts(folder, this.maxBytes, target);
  }
}

/** Whether it was found here, or by a worker thread. */
function isDiskFull(error: unknown): boolean {
  return error instanceof OutageError && error.code === 'DISK_FULL';
}
