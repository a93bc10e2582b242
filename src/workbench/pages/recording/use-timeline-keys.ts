import { useEffect, useRef } from 'react';
import type { TierRow } from '../../timeline/tier-row.ts';
import type { Selection, TimelineState } from '../../timeline/timeline-state.ts';
import { moved, revealing, spanOf } from '../../timeline/viewport.ts';
import type { Player } from './use-player.ts';

interface Options {
  readonly state: TimelineState;
  readonly rows: readonly TierRow[];
  readonly player: Player;
  readonly zoom: (factor: number) => void;
  /** The person wants to type what is selected. */
  readonly onType: () => void;
  readonly onRemove: (which: Selection) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/**
 * Keys of a recording's page, where nothing is being typed: space plays; arrows go from item to item and from tier to tier; Shift with an
 * arrow scrolls; + and - zoom; I and O mark a stretch; Enter types, Delete removes, Ctrl with Z undoes and with Shift or Y does again.
 */
export function useTimelineKeys(options: Options): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event, latest.current.state) || event.altKey) return;
      const isCommand = event.ctrlKey || event.metaKey;
      if (isCommand ? command(event, latest.current) : answer(event, latest.current)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** Also a button in focus: space and Enter are its own. */
function isTyping(event: KeyboardEvent, { selection }: TimelineState): boolean {
  const { key } = event;
  const element = event.target as HTMLElement;
  if (element.closest('input, textarea, select, dialog, [contenteditable], [role="dialog"], [role="listbox"]'))
    return true;
  // Enter selects an item of the list; once it is selected, its text can be typed.
  const focused = focusedItem(event);
  if (key === 'Enter' && focused && focused.itemId === selection?.itemId) return false;
  return (key === ' ' || key === 'Enter') && element.closest('button, a') !== null;
}

/** Also where the keyboard has no Latin letters: Korean and Kazakh keys are known by their place. */
export function letterOf({ key, code }: Pick<KeyboardEvent, 'key' | 'code'>): string {
  const letter = key.toLowerCase();
  if (/^[\x20-\x7e]$/.test(letter)) return letter;
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? letter;
}

/** A stretch whose start or end is set at the cursor; without its other side, or beyond it, a point. */
export function markedFrom(
  marked: TimelineState['marked'],
  side: 'start' | 'end',
  seconds: number,
): readonly [from: number, to: number] {
  if (side === 'start') return [seconds, Math.max(seconds, marked?.[1] ?? seconds)];
  return [Math.min(seconds, marked?.[0] ?? seconds), seconds];
}

/** What of the list has the focus: it is meant before what is selected. */
function focusedItem({ target }: KeyboardEvent): Selection | undefined {
  const { row, item } = (target as HTMLElement).closest<HTMLElement>('button[data-item]')?.dataset ?? {};
  return row === undefined || item === undefined ? undefined : { rowKey: row, itemId: item };
}

function command(event: KeyboardEvent, { onUndo, onRedo }: Options): boolean {
  const { shiftKey } = event;
  const letter = letterOf(event);
  if (letter !== 'z' && letter !== 'y') return false;
  if (letter === 'y' || shiftKey) onRedo();
  else onUndo();
  return true;
}

function answer(event: KeyboardEvent, options: Options): boolean {
  const { key, shiftKey } = event;
  const { state, rows, player, zoom } = options;
  const letter = letterOf(event);
  if (letter === 'i' || letter === 'o') {
    state.mark(markedFrom(state.marked, letter === 'i' ? 'start' : 'end', state.positionSeconds));
    return true;
  }
  switch (key) {
    case 'Enter':
      if (state.selection) options.onType();
      return state.selection !== undefined;
    case 'Delete':
    case 'Backspace': {
      const which = focusedItem(event) ?? state.selection;
      if (which) options.onRemove(which);
      return which !== undefined;
    }
    case ' ':
      player.toggle();
      return true;
    case '+':
    case '=':
      zoom(2);
      return true;
    case '-':
      zoom(0.5);
      return true;
    case 'ArrowRight':
    case 'ArrowLeft': {
      const way = key === 'ArrowRight' ? 1 : -1;
      if (shiftKey) state.look(moved(state.view, 0.25 * way * spanOf(state.view), state.durationSeconds));
      else step(way, state, rows, player);
      return true;
    }
    case 'ArrowDown':
    case 'ArrowUp':
      change(key === 'ArrowDown' ? 1 : -1, state, rows, player);
      return true;
    case 'Escape':
      state.mark(undefined);
      state.select(undefined);
      return true;
    default:
      return false;
  }
}

function step(way: 1 | -1, state: TimelineState, rows: readonly TierRow[], player: Player): void {
  const rowKey = state.selection?.rowKey ?? rows.find(({ key }) => (state.rows.get(key)?.items.length ?? 0) > 0)?.key;
  const index = rowKey === undefined ? undefined : state.rows.get(rowKey);
  if (rowKey === undefined || !index) return;
  const now = state.selection && index.placeOf(state.selection.itemId);
  const next =
    now === undefined ? Math.min(index.countBefore(state.positionSeconds), index.items.length - 1) : now + way;
  choose(rowKey, next, state, player);
}

function change(way: 1 | -1, state: TimelineState, rows: readonly TierRow[], player: Player): void {
  const full = rows.filter(({ key }) => (state.rows.get(key)?.items.length ?? 0) > 0);
  const now = full.findIndex(({ key }) => key === state.selection?.rowKey);
  const row = full[now < 0 ? 0 : now + way];
  if (!row) return;
  const item = state.selectedItem();
  const moment = item ? (item.startSeconds + item.endSeconds) / 2 : state.positionSeconds;
  const index = state.rows.get(row.key)!;
  const under = index.at(moment);
  choose(
    row.key,
    under ? index.placeOf(under.id)! : Math.min(index.countBefore(moment), index.items.length - 1),
    state,
    player,
  );
}

function choose(rowKey: string, place: number, state: TimelineState, player: Player): void {
  const item = state.rows.get(rowKey)?.items[place];
  if (!item) return;
  state.look(revealing(state.view, item.startSeconds, item.endSeconds, state.durationSeconds));
  state.select({ rowKey, itemId: item.id });
  player.playStretch(item.startSeconds, item.endSeconds);
}
