import { xOf, type Drawing } from './drawing.ts';
import type { IntervalIndex } from './interval-index.ts';
import type { TimelineItem } from './tier-row.ts';

export interface TierLook {
  readonly selectedId?: string;
  /** An item whose boundary is being dragged, as it would be. */
  readonly dragged?: TimelineItem;
  readonly isIpa: boolean;
}

/** Narrower ones are drawn as how many there are. */
const leastWidth = 2;
const leastForText = 14;
const leastHighForText = 11;
/** A point has no room within: its text stands behind it, up to the next item. */
const besidePoint = 5;
const fonts = {
  text: '13px system-ui, sans-serif',
  ipa: "14px 'Charis SIL', 'Doulos SIL', 'Noto Sans', 'DejaVu Sans', sans-serif",
};

/** One tier's items that are in view. What is too many to tell apart is drawn as a density: the cost goes by width, not by number. */
export function drawTier(drawing: Drawing, index: IntervalIndex, look: TierLook): void {
  const { width, view } = drawing;
  const [first, end] = index.range(view.startSeconds, view.endSeconds);
  if (isDense(end - first, width)) drawDensity(drawing, index);
  else drawItems(drawing, index, first, end, look);
}

/** So many that none is drawn alone. */
export function isDense(count: number, width: number): boolean {
  return count > width / leastWidth;
}

function drawItems(drawing: Drawing, index: IntervalIndex, first: number, end: number, look: TierLook): void {
  const { context, width, palette } = drawing;
  const { lanes } = index;
  const high = drawing.height / lanes.count;
  // Lanes of many that overlap are close together.
  const margin = Math.min(3, high / 8);
  const nextInLane = new Float64Array(lanes.count).fill(width);
  context.font = look.isIpa ? fonts.ipa : fonts.text;
  context.textBaseline = 'middle';
  // From the last: each then knows how much room there is behind it in its lane.
  for (let place = end - 1; place >= first; place--) {
    const kept = index.items[place]!;
    const item = look.dragged?.id === kept.id ? look.dragged : kept;
    const left = xOf(drawing, item.startSeconds);
    const right = xOf(drawing, item.endSeconds);
    const lane = lanes.of[place]!;
    const top = lane * high + margin;
    const tall = high - 2 * margin;
    const middle = (lane + 0.5) * high + 0.5;
    const next = nextInLane[lane]!;
    nextInLane[lane] = left;
    const isSelected = item.id === look.selectedId;
    const boxWidth = Math.max(leastWidth, right - left - 1);
    context.globalAlpha = item.rejected ? 0.3 : item.confidence === undefined ? 1 : 0.45 + 0.55 * item.confidence;
    context.fillStyle = isSelected ? palette.accent : palette.accentSoft;
    context.fillRect(left, top, boxWidth, tall);
    context.globalAlpha = 1;
    context.fillStyle = item.corrected ? palette.warn : palette.accent;
    context.fillRect(left, top, 1.5, tall);
    if (item.corrected) context.fillRect(left, top + tall - 2, boxWidth, 2);
    if (item.rejected) {
      context.fillStyle = palette.bad;
      context.fillRect(left, middle - 1, boxWidth, 1.5);
    }
    if (item.text === '' || high < leastHighForText) continue;
    if (item.startSeconds === item.endSeconds) {
      const room = Math.min(width, next) - left - besidePoint - 3;
      context.fillStyle = palette.text;
      const beside = fitting(context, item.text, room);
      if (beside !== '') context.fillText(beside, left + besidePoint, middle);
      continue;
    }
    if (boxWidth < leastForText) continue;
    context.fillStyle = isSelected ? palette.onAccent : palette.text;
    const from = Math.max(left, 0) + 5;
    const text = fitting(context, item.text, Math.min(right, width) - from - 3);
    if (text !== '') context.fillText(text, from, middle);
  }
}

/** How many begin within each step of two pixels. */
function drawDensity(drawing: Drawing, index: IntervalIndex): void {
  const { context, width, height, view, palette } = drawing;
  const step = 2;
  const seconds = ((view.endSeconds - view.startSeconds) / width) * step;
  const counts: number[] = [];
  let before = index.countBefore(view.startSeconds);
  for (let x = 0; x < width; x += step) {
    const upTo = index.countBefore(view.startSeconds + (x / step + 1) * seconds);
    counts.push(upTo - before);
    before = upTo;
  }
  const most = Math.max(1, ...counts);
  context.fillStyle = palette.accent;
  for (const [place, count] of counts.entries()) {
    if (count === 0) continue;
    const tall = (height - 6) * (0.25 + (0.75 * count) / most);
    context.fillRect(place * step, height - 3 - tall, step, tall);
  }
}

const widths = new Map<string, number>();
const mostWidths = 20_000;

function widthOf(context: CanvasRenderingContext2D, text: string): number {
  const key = `${context.font}|${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    if (widths.size > mostWidths) widths.clear();
    width = context.measureText(text).width;
    widths.set(key, width);
  }
  return width;
}

function fitting(context: CanvasRenderingContext2D, text: string, room: number): string {
  if (room <= 0) return '';
  const width = widthOf(context, text);
  if (width <= room) return text;
  const letters = [...text];
  // Letters differ in width: a guess, then as many less as it takes.
  for (let count = Math.floor((letters.length * room) / width); count > 0; count--) {
    const cut = `${letters.slice(0, count).join('')}…`;
    if (widthOf(context, cut) <= room) return cut;
  }
  return '';
}
