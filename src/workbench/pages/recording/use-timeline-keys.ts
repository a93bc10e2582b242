import { useEffect, useRef } from 'react';
import type { TierRow } from '../../timeline/tier-row.ts';
import type { TimelineState } from '../../timeline/timeline-state.ts';
import { moved, revealing, spanOf } from '../../timeline/viewport.ts';
import type { Player } from './use-player.ts';

interface Options {
  readonly state: TimelineState;
  readonly rows: readonly TierRow[];
  readonly player: Player;
  readonly zoom: (factor: number) => void;
  /** The person wants to type what is selected. */
  readonly onType: () => void;
  readonly onRemove: () => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/**
 * Keys of a recording's page, where nothing is being typed: space plays; arrows go from item to item and from tier to tier; Shift with an
 * arrow scrolls; + and - zoom; Enter types, Delete removes, Ctrl with Z undoes and with Shift or Y does again.
 */
export function useTimelineKeys(options: Options): void {
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || event.altKey) return;
      const isCommand = event.ctrlKey || event.metaKey;
      if (isCommand ? command(event, latest.current) : answer(event, latest.current)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
}

/** Also a button in focus: space and Enter are its own. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  const element = target as HTMLElement;
  if (element.closest('input, textarea, select, [contenteditable], [role="dialog"], [role="listbox"]')) return true;
  return (key === ' ' || key === 'Enter') && element.closest('button, a') !== null;
}

function command({ key, shiftKey }: KeyboardEvent, { onUndo, onRedo }: Options): boolean {
  const letter = key.toLowerCase();
  if (letter !== 'z' && letter !== 'y') return false;
  if (letter === 'y' || shiftKey) onRedo();
  else onUndo();
  return true;
}

function answer({ key, shiftKey }: KeyboardEvent, options: Options): boolean {
  const { state, rows, player, zoom } = options;
  switch (key) {
    case 'Enter':
      if (state.selection) options.onType();
      return state.selection !== undefined;
    case 'Delete':
    case 'Backspace':
      if (state.selection) options.onRemove();
      return state.selection !== undefined;
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
