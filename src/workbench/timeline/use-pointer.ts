import { useEffect, useRef, type RefObject } from 'react';
import { isDense } from './draw-tier.ts';
import { secondsAt, xOf } from './drawing.ts';
import type { IntervalIndex } from './interval-index.ts';
import { laneAt } from './lanes.ts';
import type { TierRow, TimelineItem } from './tier-row.ts';
import type { TimelineState } from './timeline-state.ts';
import { moved, spanOf, zoomed } from './viewport.ts';

export interface BoundaryChange {
  readonly row: TierRow;
  readonly before: TimelineItem;
  readonly after: TimelineItem;
}

interface Options {
  readonly state: TimelineState;
  readonly rows: readonly TierRow[];
  readonly onSeek: (seconds: number) => void;
  readonly onPlay: (from: number, to: number) => void;
  readonly onChange: (change: BoundaryChange) => void;
}

/** As near as a finger or a mouse has to come, in pixels. */
const reach = 6;
const leastMove = 3;
const leastSeconds = 0.001;

/**
 * The pointer on a timeline: the wheel scrolls, and zooms with Ctrl; a click on sound goes there, a drag marks a stretch; a click on an
 * item selects and plays it, a drag on its boundary moves it.
 */
export function usePointer(area: RefObject<HTMLElement | null>, options: Options): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const element = area.current;
    if (!element) return;
    const listen = <Name extends keyof HTMLElementEventMap>(
      name: Name,
      listener: (event: HTMLElementEventMap[Name]) => void,
    ) => {
      element.addEventListener(name, listener, { passive: false });
      return () => element.removeEventListener(name, listener);
    };
    const ends = [
      listen('wheel', (event) => scroll(event, latest.current.state)),
      listen('pointermove', (event) => showReach(event, latest.current)),
      listen('pointerdown', (event) => press(event, latest.current)),
    ];
    return () => {
      for (const end of ends) end();
    };
  }, [area]);
}

function placeOf(event: MouseEvent): HTMLElement | null {
  return (event.target as HTMLElement).closest<HTMLElement>('[data-place],[data-row]');
}

function timeOf(event: MouseEvent, place: HTMLElement, state: TimelineState): number {
  const { left, width } = place.getBoundingClientRect();
  return secondsAt({ view: state.view, width }, event.clientX - left);
}

function scroll(event: WheelEvent, state: TimelineState): void {
  const place = placeOf(event);
  if (!place) return;
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    const factor = Math.exp(-event.deltaY * 0.004);
    state.look(zoomed(state.view, factor, timeOf(event, place, state), state.durationSeconds));
    return;
  }
  const across = event.shiftKey ? event.deltaY : event.deltaX;
  // A wheel that goes up and down scrolls the page.
  if (Math.abs(across) < Math.abs(event.deltaY) && !event.shiftKey) return;
  event.preventDefault();
  state.look(moved(state.view, (across / place.clientWidth) * spanOf(state.view), state.durationSeconds));
}

interface Grip {
  readonly row: TierRow;
  readonly item: TimelineItem;
  readonly side: 'start' | 'end';
}

/** Undefined where items are too many to be drawn, and so have no lanes. */
function laneUnder(
  event: MouseEvent,
  place: HTMLElement,
  index: IntervalIndex,
  { view }: TimelineState,
): number | undefined {
  const { top, width } = place.getBoundingClientRect();
  const [first, end] = index.range(view.startSeconds, view.endSeconds);
  return isDense(end - first, width) ? undefined : laneAt(index.lanes.count, event.clientY - top);
}

/** The boundary under the pointer: of the selected item first, as two may touch. */
function gripAt(event: MouseEvent, place: HTMLElement, { state, rows }: Options): Grip | undefined {
  const row = rows.find(({ key }) => key === place.dataset['row']);
  const index = row && state.rows.get(row.key);
  if (!row || !index) return undefined;
  const { left, width } = place.getBoundingClientRect();
  const x = event.clientX - left;
  const seconds = timeOf(event, place, state);
  const margin = (reach / width) * spanOf(state.view);
  const selected = state.selection?.rowKey === row.key ? state.selectedItem() : undefined;
  const lane = laneUnder(event, place, index, state);
  const inLane = selected && (lane === undefined || index.lanes.of[index.placeOf(selected.id)!] === lane);
  const near = [
    inLane ? selected : undefined,
    ...[seconds, seconds - margin, seconds + margin].map((at) => index.at(at, lane)),
  ];
  for (const item of near) {
    if (!item) continue;
    const [from, to] = [
      xOf({ view: state.view, width }, item.startSeconds),
      xOf({ view: state.view, width }, item.endSeconds),
    ];
    // What is too narrow to be held is selected, not moved.
    if (to - from < 2 * reach) continue;
    if (Math.abs(x - to) <= reach) return { row, item, side: 'end' };
    if (Math.abs(x - from) <= reach) return { row, item, side: 'start' };
  }
  return undefined;
}

function showReach(event: PointerEvent, options: Options): void {
  if (event.buttons !== 0) return;
  const place = placeOf(event);
  if (place) place.style.cursor = gripAt(event, place, options) ? 'ew-resize' : 'default';
}

/** From a press to its end. Where the browser takes it for the scrolling of the page, all is as before. */
export function press(event: PointerEvent, options: Options): void {
  // A second finger is no second stretch.
  if (event.button !== 0 || !event.isPrimary) return;
  const place = placeOf(event);
  if (!place) return;
  const grip = gripAt(event, place, options);
  const begin = timeOf(event, place, options.state);
  const beginX = event.clientX;
  const { marked: markedBefore } = options.state;
  let hasMoved = false;
  place.setPointerCapture(event.pointerId);
  const move = (next: PointerEvent) => {
    if (next.pointerId !== event.pointerId) return;
    hasMoved ||= Math.abs(next.clientX - beginX) >= leastMove;
    if (!hasMoved) return;
    const seconds = Math.min(options.state.durationSeconds, Math.max(0, timeOf(next, place, options.state)));
    if (grip) options.state.dragTo({ rowKey: grip.row.key, item: stretched(grip, seconds) });
    else options.state.mark([Math.min(begin, seconds), Math.max(begin, seconds)]);
  };
  const end = (last: PointerEvent) => {
    if (last.pointerId !== event.pointerId) return;
    for (const [name, listener] of [
      ['pointermove', move],
      ['pointerup', end],
      ['pointercancel', cancel],
    ] as const) {
      place.removeEventListener(name, listener);
    }
    if (last.type === 'pointerup') letGo(event, place, begin, hasMoved, grip, options);
    else if (hasMoved && !grip) options.state.mark(markedBefore);
    options.state.dragTo(undefined);
  };
  const cancel = end;
  place.addEventListener('pointermove', move);
  place.addEventListener('pointerup', end);
  place.addEventListener('pointercancel', cancel);
}

function letGo(
  pressed: PointerEvent,
  place: HTMLElement,
  begin: number,
  hasMoved: boolean,
  grip: Grip | undefined,
  options: Options,
): void {
  const { state, onChange, onPlay, onSeek } = options;
  if (hasMoved && grip) {
    if (state.drag) onChange({ row: grip.row, before: grip.item, after: state.drag.item });
    return;
  }
  if (hasMoved) {
    if (state.marked) onPlay(...state.marked);
    return;
  }
  state.mark(undefined);
  const rowKey = place.dataset['row'];
  const index = rowKey === undefined ? undefined : state.rows.get(rowKey);
  const margin = (reach / place.getBoundingClientRect().width) * spanOf(state.view);
  const item = index?.near(begin, margin, laneUnder(pressed, place, index, state));
  if (rowKey !== undefined && item) {
    state.select({ rowKey, itemId: item.id });
    onPlay(item.startSeconds, item.endSeconds);
    return;
  }
  if (rowKey === undefined) onSeek(begin);
  else state.select(undefined);
}

/** Not past its other boundary. */
export function stretched({ item, side }: Pick<Grip, 'item' | 'side'>, seconds: number): TimelineItem {
  const rounded = Math.round(seconds * 1000) / 1000;
  return side === 'start'
    ? { ...item, startSeconds: Math.min(rounded, item.endSeconds - leastSeconds) }
    : { ...item, endSeconds: Math.max(rounded, item.startSeconds + leastSeconds) };
}
