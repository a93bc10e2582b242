import type { TimelineItem } from '../../timeline/tier-row.ts';

/** An item's times and text while they are typed. */
export interface Draft {
  readonly start: string;
  readonly end: string;
  readonly text: string;
}

export function toDraft({
  startSeconds,
  endSeconds,
  text,
}: Pick<TimelineItem, 'startSeconds' | 'endSeconds' | 'text'>): Draft {
  return { start: startSeconds.toFixed(3), end: endSeconds.toFixed(3), text };
}

/** @returns undefined while what is typed is no time */
export function fromDraft({ start, end, text }: Draft, item: TimelineItem): TimelineItem | undefined {
  const [startSeconds, endSeconds] = [timeOf(start, item.startSeconds), timeOf(end, item.endSeconds)];
  if (startSeconds === undefined || endSeconds === undefined || endSeconds < startSeconds) return undefined;
  return { ...item, startSeconds, endSeconds, text };
}

/** As it was where the digits that are shown are the same: a time that is finer than shown is not rounded by looking at it. */
function timeOf(typed: string, before: number): number | undefined {
  if (typed === before.toFixed(3)) return before;
  const seconds = Number(typed.replace(',', '.'));
  return typed.trim() !== '' && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

/** What is typed, where it is another than what is there. */
export function changeOf(draft: Draft, item: TimelineItem): TimelineItem | undefined {
  const after = fromDraft(draft, item);
  const isOther =
    after !== undefined &&
    (after.text !== item.text || after.startSeconds !== item.startSeconds || after.endSeconds !== item.endSeconds);
  return isOther ? after : undefined;
}

/** As `changeOf`, of the one that is left: a time that is none does not take the text with it. */
export function changeOnLeaving(draft: Draft, item: TimelineItem): TimelineItem | undefined {
  if (fromDraft(draft, item)) return changeOf(draft, item);
  return changeOf({ ...toDraft(item), text: draft.text }, item);
}
