import { IntervalIndex } from './interval-index.ts';
import type { ItemChanges, TimelineItem } from './tier-row.ts';
import { following, within, type Viewport } from './viewport.ts';

export interface Selection {
  readonly rowKey: string;
  readonly itemId: string;
}

/** An item as it would be if the boundary were let go now. */
export interface Drag {
  readonly rowKey: string;
  readonly item: TimelineItem;
}

/**
 * What the layers of a recording's page share. Drawing follows in the next animation frame, once for all changes; what React shows
 * (the selection, whether sound plays) is told apart, so that scrolling renders nothing.
 */
export class TimelineState {
  view: Viewport;
  positionSeconds = 0;
  selection: Selection | undefined;
  /** A stretch that was marked with the pointer. */
  marked: readonly [from: number, to: number] | undefined;
  drag: Drag | undefined;
  readonly rows = new Map<string, IntervalIndex>();

  private readonly layers = new Set<() => void>();
  private readonly readers = new Set<() => void>();
  private frame: number | undefined;
  private version = 0;

  constructor(readonly durationSeconds: number) {
    this.view = { startSeconds: 0, endSeconds: durationSeconds };
  }

  /** @returns how to take it away */
  addLayer(draw: () => void): () => void {
    this.layers.add(draw);
    this.redraw();
    return () => this.layers.delete(draw);
  }

  readonly subscribe = (reader: () => void): (() => void) => {
    this.readers.add(reader);
    return () => this.readers.delete(reader);
  };

  /** For `useSyncExternalStore`: another one whenever what React shows has changed. */
  readonly snapshot = (): number => this.version;

  look(view: Viewport): void {
    this.view = within(view, this.durationSeconds);
    this.redraw();
  }

  playTo(seconds: number, follow: boolean): void {
    this.positionSeconds = seconds;
    if (follow) this.view = following(this.view, seconds, this.durationSeconds);
    this.redraw();
  }

  select(selection: Selection | undefined): void {
    this.selection = selection;
    this.changed();
  }

  mark(marked: TimelineState['marked']): void {
    this.marked = marked;
    this.changed();
  }

  dragTo(drag: Drag | undefined): void {
    this.drag = drag;
    this.redraw();
  }

  changeRow(key: string, changes: ItemChanges): void {
    this.rows.set(key, (this.rows.get(key) ?? new IntervalIndex([])).with(changes));
    this.changed();
  }

  selectedItem(): TimelineItem | undefined {
    if (!this.selection) return undefined;
    const index = this.rows.get(this.selection.rowKey);
    const place = index?.placeOf(this.selection.itemId);
    return place === undefined ? undefined : index?.items[place];
  }

  redraw(): void {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      for (const draw of this.layers) draw();
    });
  }

  private changed(): void {
    this.version += 1;
    this.redraw();
    for (const reader of this.readers) reader();
  }
}
