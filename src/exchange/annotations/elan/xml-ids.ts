import { UniqueNames } from '../unique-names.ts';

/** Ids of one XML file: each begins with a letter, and there are no two alike, whatever they are of. */
export class XmlIds {
  private readonly names: UniqueNames;
  private readonly counters = new Map<string, number>();

  constructor(private readonly taken: Set<string>) {
    this.names = new UniqueNames(taken);
  }

  /** The one that is wanted if it may be one and is free, else with a number. */
  take(wanted: string): string {
    const id = this.names.take(isXmlId(wanted) ? wanted : 'id');
    this.taken.add(id);
    return id;
  }

  /** The next free of `ts1`, `ts2`, … */
  next(prefix: string): string {
    let number = this.counters.get(prefix) ?? 1;
    while (this.taken.has(`${prefix}${number}`)) number += 1;
    this.counters.set(prefix, number + 1);
    return this.take(`${prefix}${number}`);
  }

  /** One that stays whatever it looks like. */
  reserve(id: string): void {
    this.taken.add(id);
    this.names.reserve(id);
  }

  isFree(id: string): boolean {
    return isXmlId(id) && !this.taken.has(id);
  }
}

/** As XML Schema's `ID`, of ASCII letters: no colon, and no digit in front. */
export function isXmlId(id: string): boolean {
  return /^[A-Za-z_][-.\w]*$/u.test(id);
}
