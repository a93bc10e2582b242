import type { JsonValue } from '../../../review/annotations/annotation-document.ts';
import type { XmlIds } from './xml-ids.ts';

export interface WrittenSlot {
  id: string;
  readonly milliseconds: number | null;
}

interface KeptSlot extends WrittenSlot {
  /** Between its neighbours where the file gave none; null where it had no neighbours. */
  readonly time: number | null;
}

/** Time slots of an EAF that is being written: those of the file that it came from, and new ones in their places among them. */
export class SlotTable {
  private readonly kept: readonly KeptSlot[];
  private readonly byId: ReadonlyMap<string, KeptSlot>;
  private readonly made: (WrittenSlot & { readonly milliseconds: number })[] = [];

  constructor(keptSlots: JsonValue | undefined) {
    this.kept = keptFrom(keptSlots);
    this.byId = new Map(this.kept.map((slot) => [slot.id, slot]));
  }

  get keptIds(): readonly string[] {
    return this.kept.map(({ id }) => id);
  }

  /** The slot of the file, if the time is still what it was. */
  keptAt(id: string | undefined, seconds: number): WrittenSlot | undefined {
    const slot = id === undefined ? undefined : this.byId.get(id);
    return slot?.time != null && slot.time / 1000 === seconds ? slot : undefined;
  }

  /** It gets its id with the others, when all are known. */
  make(milliseconds: number): WrittenSlot {
    const slot = { id: '', milliseconds };
    this.made.push(slot);
    return slot;
  }

  /** In order of time, as far as the file had them so. */
  inOrder(ids: XmlIds): readonly WrittenSlot[] {
    this.made.sort((a, b) => a.milliseconds - b.milliseconds);
    for (const slot of this.made) slot.id = ids.next('ts');
    const ordered: WrittenSlot[] = [];
    let next = 0;
    for (const slot of this.kept) {
      const { milliseconds } = slot;
      while (milliseconds !== null && next < this.made.length && this.made[next]!.milliseconds < milliseconds) {
        ordered.push(this.made[next++]!);
      }
      ordered.push(slot);
    }
    for (; next < this.made.length; next++) ordered.push(this.made[next]!);
    return ordered;
  }
}

function keptFrom(value: JsonValue | undefined): KeptSlot[] {
  const slots: KeptSlot[] = [];
  for (const each of Array.isArray(value) ? (value as readonly JsonValue[]) : []) {
    const [id, milliseconds, time] = Array.isArray(each) ? (each as readonly JsonValue[]) : [];
    if (typeof id !== 'string') continue;
    if (typeof milliseconds === 'number') slots.push({ id, milliseconds, time: milliseconds });
    else slots.push({ id, milliseconds: null, time: typeof time === 'number' ? time : null });
  }
  return slots;
}
