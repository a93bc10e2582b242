import { createHash } from 'node:crypto';
import { mkdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { makeFileOnce } from '../../media/make-file-once.ts';
import { withoutRoom } from '../../media/media-errors.ts';
import { SharedTasks } from '../../media/shared-tasks.ts';
import { trimFolder } from '../../media/trim-folder.ts';
import type { CutTile, TilePlace } from './cut-tile.ts';
import { LatestFirst } from './latest-first.ts';
import { isPyramid, PyramidLayout, readTile } from './pyramid-file.ts';
import { tileKinds, tileShape, type TileKind } from './tile-kinds.ts';
import { tileLevels } from './tile-levels.ts';
import type { TileMaker } from './tile-maker.ts';
import { tileManifest, type TileManifest } from './tile-manifest.ts';
import { NoTileError } from './tile.errors.ts';

export interface TileLibraryOptions {
  /** Made where there is none; nothing else is kept in it. */
  readonly folder: string;
  readonly maker: TileMaker;
  /** Told of pyramids that could not be made; the tiles themselves say so to whoever asks for them. */
  readonly onFault: (error: unknown) => void;
  /** The least recently used go when all together are larger; 4 GiB unless said, 300 hours. */
  readonly maxBytes?: number;
  /** How long what is made ahead waits, and again while somebody waits for a tile: a page that asks for the manifest asks for tiles next. 1.5 s unless said. */
  readonly headStartMs?: number;
}

/** A recording with sound, whose reader may see it. */
export interface RecordingToDraw {
  readonly sha256: string;
  readonly path: string;
  readonly durationSeconds: number;
  /** Of its sound track, where it is known. */
  readonly sampleRateHz?: number | null;
}

/** Raised when a tile of the same sound would have other bytes. */
const VERSION = '1';
const SUFFIX = '.tiles';
/** A page that is open asks for the manifest again and again while something is a sketch. */
const NOBODY_ASKS_MS = 60_000;
/** What could not be made is not tried again for this long. */
const TRY_AGAIN_MS = 60_000;
/** Somebody who waits and waits, such as for decoding, does not keep the rest from being made. */
const MOST_HEAD_STARTS = 4;

/**
 * Tiles of recordings. The fine ones are made of the decoded sound each time. The coarse ones are kept, one file a recording and kind, made at the end of
 * its ingestion or when it is first drawn, whichever comes first; until then they are sketched. Askers in one process share one making, processes share a lock and the files.
 */
export class TileLibrary {
  private readonly maxBytes: number;
  private readonly cuts = new SharedTasks<CutTile>();
  private readonly pyramids = new LatestFirst(NOBODY_ASKS_MS);
  private readonly failedAtMs = new Map<string, number>();
  private readonly closing = new AbortController();

  constructor(private readonly options: TileLibraryOptions) {
    this.maxBytes = options.maxBytes ?? 4 * 1024 ** 3;
  }

  /** Changes whenever a tile of the recording would have other bytes. */
  version({ sha256, durationSeconds, sampleRateHz = null }: RecordingToDraw): string {
    return hashOf([VERSION, sha256, durationSeconds, sampleRateHz]).slice(0, 16);
  }

  /** What tiles there are. Has the coarse ones made. */
  async manifest(recording: RecordingToDraw): Promise<TileManifest> {
    const { durationSeconds, sampleRateHz } = recording;
    const whole = await Promise.all(tileKinds.map((kind) => this.isWhole(recording, kind)));
    const sketched = new Set(tileKinds.filter((_, place) => whole[place] === false));
    if (sketched.size > 0) this.makeAhead(recording);
    return tileManifest(this.version(recording), durationSeconds, sampleRateHz, sketched);
  }

  /** @throws {NoTileError} */
  check(recording: RecordingToDraw, { kind, level, index }: TilePlace): void {
    const levels = tileLevels(tileShape(kind, recording.sampleRateHz), recording.durationSeconds);
    const found = levels[level];
    const id = `${kind}/${level}/${index}`;
    if (found === undefined) throw new NoTileError(id, `this recording has levels 0 to ${levels.length - 1}`);
    if (!(index < found.tiles)) throw new NoTileError(id, `level ${level} has tiles 0 to ${found.tiles - 1}`);
  }

  /** @throws {NoTileError}; what decoding throws */
  async tile(recording: RecordingToDraw, place: TilePlace, signal: AbortSignal): Promise<CutTile> {
    this.check(recording, place);
    const { kind, level, index } = place;
    const { durationSeconds } = recording;
    const shape = tileShape(kind, recording.sampleRateHz);
    if (level >= shape.keptFromLevel && isTall(recording, kind)) {
      const path = this.pathOf(recording, kind);
      const bytes = await readTile(path, new PyramidLayout(shape, durationSeconds), level, index);
      if (bytes !== undefined) {
        const now = new Date();
        await utimes(path, now, now).catch(() => {}); // gone or read-only does not matter
        return { state: 'EXACT', bytes };
      }
      if (level > shape.directToLevel) this.makeAhead(recording);
    }
    const key = [recording.path, kind, level, index].join('\0');
    const cut = (givenUp: AbortSignal) =>
      this.options.maker.cut(recording.path, { ...place, shape, durationSeconds }, givenUp);
    return await this.cuts.do(key, cut, signal);
  }

  /**
   * Makes all that is kept of a recording, so that its first view need not wait for sketches, nor for decoding once the decoded sound had to make room.
   * @throws what decoding throws; {MediaError} no room
   */
  async keep(recording: RecordingToDraw, signal: AbortSignal): Promise<void> {
    for (const kind of tileKinds) {
      signal.throwIfAborted();
      await this.make(recording, kind, AbortSignal.any([signal, this.closing.signal]));
    }
  }

  /** Gives up what is being made ahead. */
  close(): void {
    this.pyramids.clear();
    this.closing.abort();
  }

  private async isWhole(recording: RecordingToDraw, kind: TileKind): Promise<boolean> {
    if (!isTall(recording, kind)) return true;
    const layout = new PyramidLayout(tileShape(kind, recording.sampleRateHz), recording.durationSeconds);
    return await isPyramid(this.pathOf(recording, kind), layout);
  }

  private makeAhead(recording: RecordingToDraw): void {
    const key = this.version(recording);
    const failedMs = this.failedAtMs.get(key);
    if (this.closing.signal.aborted || (failedMs !== undefined && Date.now() - failedMs < TRY_AGAIN_MS)) return;
    this.pyramids.ask(key, async () => {
      try {
        this.failedAtMs.delete(key);
        await this.letOthersGoFirst();
        for (const kind of tileKinds) await this.make(recording, kind, this.closing.signal);
      } catch (error) {
        if (this.closing.signal.aborted) return;
        this.failedAtMs.set(key, Date.now());
        this.options.onFault(error);
      }
    });
  }

  private async letOthersGoFirst(): Promise<void> {
    const { headStartMs = 1500 } = this.options;
    const { signal } = this.closing;
    for (let turn = 0; turn === 0 || (this.cuts.size > 0 && turn < MOST_HEAD_STARTS); turn++) {
      await sleep(headStartMs, undefined, { signal, ref: false });
    }
  }

  private async make(recording: RecordingToDraw, kind: TileKind, signal: AbortSignal): Promise<void> {
    const { folder, maker } = this.options;
    const isWhole = () => this.isWhole(recording, kind);
    if (await isWhole()) return;
    await mkdir(folder, { recursive: true }).catch((error: unknown) => {
      throw withoutRoom(error, folder);
    });
    const { durationSeconds, sampleRateHz, path: mediaPath } = recording;
    const path = this.pathOf(recording, kind);
    const shape = tileShape(kind, sampleRateHz);
    const build = (target: string) => maker.build(mediaPath, { kind, shape, durationSeconds, target }, signal);
    await makeFileOnce(path, isWhole, build, signal);
    await trimFolder(folder, SUFFIX, this.maxBytes, path);
  }

  private pathOf(recording: RecordingToDraw, kind: TileKind): string {
    return join(this.options.folder, `${hashOf([this.version(recording), kind]).slice(0, 40)}${SUFFIX}`);
  }
}

/** Whether a kind has tiles that would be sketches, so that something is to be kept. */
function isTall({ durationSeconds, sampleRateHz }: RecordingToDraw, kind: TileKind): boolean {
  const shape = tileShape(kind, sampleRateHz);
  return tileLevels(shape, durationSeconds).length - 1 > shape.directToLevel;
}

function hashOf(named: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(named)).digest('hex');
}
