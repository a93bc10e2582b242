import { messageOf } from '../api/ask.ts';
import { refusalOf } from '../api/refusal.ts';

export type TileKind = 'waveform' | 'spectrogram' | 'f0';

export interface Level {
  readonly level: number;
  readonly columnSeconds: number;
  readonly columns: number;
  readonly tiles: number;
}

export interface KindOfTile {
  readonly valuesPerColumn: number;
  /** From this level on tiles are sketches; null where all are exact. */
  readonly sketchedFromLevel: number | null;
  readonly levels: readonly Level[];
}

export interface TileManifest {
  readonly version: string;
  readonly durationSeconds: number;
  readonly columnsPerTile: number;
  readonly complete: boolean;
  readonly kinds: {
    readonly waveform: KindOfTile & { readonly fullScale: number };
    readonly spectrogram: KindOfTile & { readonly bandCentresHz: readonly number[] };
    readonly f0: KindOfTile & { readonly minHz: number; readonly maxHz: number };
  };
}

/** Values of a tile, column after column. */
export interface Tile {
  readonly kind: TileKind;
  readonly level: Level;
  readonly index: number;
  readonly values: Int16Array | Uint8Array | Uint16Array;
  readonly isSketch: boolean;
}

/** About 64 MB: each is at most 64 kB. */
const mostKept = 1000;
const atOnce = 6;
const askAgainMs = 2000;

/**
 * Fetches a recording's tiles as they are drawn, and keeps those drawn last. The format: docs/tiles.md.
 * @param onArrival when there is something new to draw
 */
export class TileStore {
  manifest: TileManifest | undefined;
  private readonly kept = new Map<string, Tile>();
  private readonly asked = new Set<string>();
  /** What was wished for last is fetched first: it is what is in view now. */
  private waiting: { readonly key: string; readonly kind: TileKind; readonly level: Level; readonly index: number }[] =
    [];
  private running = 0;
  private readonly stopped = new AbortController();

  constructor(
    private readonly recordingId: string,
    private readonly onArrival: () => void,
    private readonly onProblem: (message: string) => void,
  ) {}

  async open(): Promise<void> {
    try {
      const response = await this.fetch('');
      if (!response.ok) throw new Error(await refusalOf(response));
      this.take((await response.json()) as TileManifest);
    } catch (error) {
      if (!this.stopped.signal.aborted) this.onProblem(messageOf(error));
    }
  }

  close(): void {
    this.stopped.abort();
  }

  /** The tile, if it is there; it is fetched where it is not, and drawn when it comes. */
  tile(kind: TileKind, level: Level, index: number): Tile | undefined {
    const key = `${kind}/${level.level}/${index}`;
    const tile = this.kept.get(key);
    if (tile) {
      this.kept.delete(key);
      this.kept.set(key, tile);
      return tile;
    }
    if (!this.asked.has(key)) {
      this.asked.add(key);
      this.waiting.push({ key, kind, level, index });
      this.next();
    }
    return undefined;
  }

  /** The coarsest level that is still as fine as the drawing. */
  levelFor(kind: TileKind, secondsPerPixel: number): Level | undefined {
    const levels = this.manifest?.kinds[kind].levels;
    return levels?.findLast(({ columnSeconds }) => columnSeconds <= secondsPerPixel) ?? levels?.[0];
  }

  private take(manifest: TileManifest): void {
    if (this.manifest && this.manifest.version !== manifest.version) this.kept.clear();
    for (const [key, tile] of this.kept) {
      const { sketchedFromLevel } = manifest.kinds[tile.kind];
      if (tile.isSketch && (sketchedFromLevel === null || tile.level.level < sketchedFromLevel)) this.kept.delete(key);
    }
    this.manifest = manifest;
    this.onArrival();
    if (!manifest.complete) setTimeout(() => void this.open(), askAgainMs);
  }

  private next(): void {
    while (this.running < atOnce) {
      const wanted = this.waiting.pop();
      if (!wanted) return;
      this.running += 1;
      void this.load(wanted).finally(() => {
        this.running -= 1;
        this.asked.delete(wanted.key);
        this.next();
      });
    }
    // Whoever has scrolled on does not wait for where they were.
    for (const { key } of this.waiting.splice(0, Math.max(0, this.waiting.length - 48))) this.asked.delete(key);
  }

  private async load({ key, kind, level, index }: (typeof this.waiting)[number]): Promise<void> {
    try {
      const response = await this.fetch(`/${key}?v=${this.manifest?.version ?? ''}`);
      if (!response.ok) throw new Error(await refusalOf(response));
      const body = await response.arrayBuffer();
      const isSketch = response.headers.get('Tile-State') === 'sketch';
      this.kept.set(key, { kind, level, index, values: valuesOf(kind, body), isSketch });
      for (const oldest of this.kept.keys()) {
        if (this.kept.size <= mostKept) break;
        this.kept.delete(oldest);
      }
      this.onArrival();
    } catch (error) {
      if (!this.stopped.signal.aborted) this.onProblem(messageOf(error));
    }
  }

  private fetch(path: string): Promise<Response> {
    return fetch(`/media/${this.recordingId}/tiles${path}`, { signal: this.stopped.signal });
  }
}

function valuesOf(kind: TileKind, body: ArrayBuffer): Tile['values'] {
  if (kind === 'waveform') return new Int16Array(body);
  return kind === 'spectrogram' ? new Uint8Array(body) : new Uint16Array(body);
}
