import { mkdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { abortable } from './abortable.ts';
import { encodePlayable, playableKind, playableKinds, type PlayableKind } from './encode-playable.ts';
import { isThere } from './is-there.ts';
import { makeFileOnce } from './make-file-once.ts';
import { withoutRoom } from './media-errors.ts';
import { openMedia } from './open-media.ts';
import { trimFolder } from './trim-folder.ts';

export interface PlayableLibraryOptions {
  /** Made where there is none; nothing else is kept in it. */
  readonly folder: string;
  /** The least recently used go when all together are larger; 4 GiB unless said. */
  readonly maxBytes?: number;
  /** How long an answer is waited for before the progress is told; 10 s unless said. */
  readonly waitMs?: number;
}

export interface MadeCopy {
  readonly path: string;
  /** Another one where the bytes are others. */
  readonly key: string;
  readonly mimeType: string;
}

/** A copy that every browser plays, or how much of it is made, 0 to 1. */
export type PlayableCopy = MadeCopy | { readonly progress: number };

interface Making {
  progress: number;
  readonly done: Promise<MadeCopy>;
}

/** Raised when the same recording would be encoded otherwise. */
const version = '1';
const suffix = '.playable';

/**
 * Copies of recordings for browsers that cannot decode them, made when they are first asked for and kept for a while.
 * A copy is made to its end though whoever asked has gone, since they come back; one at a time, as each takes all cores.
 * Processes share the files.
 */
export class PlayableLibrary {
  private readonly making = new Map<string, Making>();
  /** What went wrong, until it is told once: whoever asks again after that wants it tried again. */
  private readonly failures = new Map<string, unknown>();
  private readonly closed = new AbortController();
  private last = Promise.resolve();

  constructor(private readonly options: PlayableLibraryOptions) {}

  /**
   * @param recording its bytes
   * @throws {MediaError} it cannot be read; {DiskFullError}; the signal's reason
   */
  async copyOf(
    { sha256, path }: { readonly sha256: string; readonly path: string },
    signal: AbortSignal,
  ): Promise<PlayableCopy> {
    const made = await this.find(sha256);
    if (made) return made;
    if (this.failures.has(sha256)) {
      const failure = this.failures.get(sha256);
      this.failures.delete(sha256);
      throw failure;
    }
    const making = this.making.get(sha256) ?? this.make(sha256, path);
    const enough = new AbortController();
    const longEnough = sleep(this.options.waitMs ?? 10_000, undefined, { signal: enough.signal });
    longEnough.catch(() => {});
    try {
      const end = await abortable(Promise.race([making.done, longEnough]), signal);
      return end ?? { progress: making.progress };
    } catch (error) {
      if (!signal.aborted) this.failures.delete(sha256);
      throw error;
    } finally {
      enough.abort();
    }
  }

  private async find(sha256: string): Promise<MadeCopy | undefined> {
    for (const kind of playableKinds) {
      const path = this.pathOf(sha256, kind);
      const now = new Date();
      // It was used now: the least recently used make room.
      const touched = await utimes(path, now, now).then(
        () => true,
        () => isThere(path), // read-only does not matter
      );
      if (touched) return { path, key: `${version}-${sha256}`, mimeType: kind.mimeType };
    }
    return undefined;
  }

  private make(sha256: string, path: string): Making {
    const { folder, maxBytes = 4 * 1024 ** 3 } = this.options;
    const { signal } = this.closed;
    const making: Making = {
      progress: 0,
      done: this.inTurn(async () => {
        const file = await openMedia(path, signal);
        const kind = playableKind(file);
        const target = this.pathOf(sha256, kind);
        await mkdir(folder, { recursive: true }).catch((error: unknown) => {
          throw withoutRoom(error, folder);
        });
        const encode = (part: string) => encodePlayable(file, part, (share) => (making.progress = share), signal);
        await makeFileOnce(target, () => isThere(target), encode, signal);
        await trimFolder(folder, suffix, maxBytes, target);
        return { path: target, key: `${version}-${sha256}`, mimeType: kind.mimeType };
      }),
    };
    this.making.set(sha256, making);
    making.done.then(
      () => this.making.delete(sha256),
      (error: unknown) => {
        this.making.delete(sha256);
        this.failures.set(sha256, error);
      },
    );
    return making;
  }

  private pathOf(sha256: string, { format }: PlayableKind): string {
    return join(this.options.folder, `${version}-${sha256}.${format}${suffix}`);
  }

  /** Ends what is being made. */
  async close(): Promise<void> {
    this.closed.abort();
    await this.last;
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(() => {
      this.closed.signal.throwIfAborted();
      return work();
    });
    this.last = turn.then(
      () => {},
      () => {},
    );
    return turn;
  }
}
