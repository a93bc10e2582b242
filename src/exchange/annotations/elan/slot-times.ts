import { refuse, type Place, type RawSlot } from './parse-eaf.ts';

export interface Slot extends Place {
  readonly id: string;
  /** As the file has it; null where it has none. */
  readonly milliseconds: number | null;
  /** As the file has it, or what lies between its neighbours; null where it has none on either side. */
  time: number | null;
}

/** From one slot to another, as an annotation has it. */
export type SlotPair = readonly [begin: Slot, end: Slot];

/** @throws {AnnotationFormatError} a slot without an id or with that of another, a time that is none or is before 0 */
export function slotsById(rawSlots: readonly RawSlot[]): Map<string, Slot> {
  const slots = new Map<string, Slot>();
  for (const { attributes, line, column } of rawSlots) {
    const place = { line, column };
    const id = attributes.TIME_SLOT_ID;
    if (id === undefined) refuse(place, 'a <TIME_SLOT> has no TIME_SLOT_ID', 'give it one, as ts1');
    if (slots.has(id)) refuse(place, `there are two time slots ${JSON.stringify(id)}`, 'give one of them another id');
    const milliseconds = attributes.TIME_VALUE === undefined ? null : timeOf(attributes.TIME_VALUE, place);
    slots.set(id, { id, milliseconds, time: milliseconds, ...place });
  }
  return slots;
}

function timeOf(value: string, place: Place): number {
  const milliseconds = value.trim() === '' ? NaN : Number(value);
  if (!Number.isFinite(milliseconds)) {
    refuse(place, `TIME_VALUE ${JSON.stringify(value)} is no number`, 'write whole milliseconds');
  }
  if (milliseconds < 0) refuse(place, `TIME_VALUE is ${value}`, 'shift the times so that none is before 0');
  // Not -0.
  return milliseconds + 0;
}

/**
 * Gives slots without a time the time that ELAN shows: those of a chain of annotations lie at equal distances between its ends.
 * What no chain reaches lies at equal distances between its neighbours in `TIME_ORDER`.
 * @param tiers pairs of each tier, in the order of the file
 */
export function interpolateSlots(slots: ReadonlyMap<string, Slot>, tiers: readonly (readonly SlotPair[])[]): void {
  if (![...slots.values()].some(({ time }) => time === null)) return;
  for (const pairs of tiers) interpolateChains(pairs);
  interpolateOrder([...slots.values()]);
}

function interpolateChains(pairs: readonly SlotPair[]): void {
  const next = new Map<Slot, Slot>();
  for (const [begin, end] of pairs) next.set(begin, end);
  for (const [begin, end] of pairs) {
    if (begin.time === null || end.time !== null) continue;
    const chain = new Set<Slot>();
    let slot: Slot | undefined = end;
    while (slot?.time === null && !chain.has(slot)) {
      chain.add(slot);
      slot = next.get(slot);
    }
    if (slot?.time != null && slot.time >= begin.time) spread([...chain], begin.time, slot.time);
  }
}

function interpolateOrder(slots: readonly Slot[]): void {
  let from = 0;
  let former: number | null = null;
  for (const [place, { time }] of slots.entries()) {
    if (time === null) continue;
    const between = slots.slice(from, place);
    // Some programs do not keep the order.
    spread(between, former === null ? time : Math.min(former, time), time);
    former = time;
    from = place + 1;
  }
  if (former !== null) spread(slots.slice(from), former, former);
}

function spread(slots: readonly Slot[], startTime: number, endTime: number): void {
  for (const [place, slot] of slots.entries()) {
    slot.time = startTime + ((endTime - startTime) * (place + 1)) / (slots.length + 1);
  }
}
