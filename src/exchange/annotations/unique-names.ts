/** Names that are each given once: who asks for one that is taken gets it with a number, from 2. */
export class UniqueNames {
  private readonly taken: Set<string>;
  private readonly numbers = new Map<string, number>();

  constructor(taken: Iterable<string> = []) {
    this.taken = new Set(taken);
  }

  reserve(name: string): void {
    this.taken.add(name);
  }

  take(name: string): string {
    let free = name;
    for (let number = this.numbers.get(name) ?? 2; this.taken.has(free); number++) {
      free = `${name}-${number}`;
      this.numbers.set(name, number + 1);
    }
    this.taken.add(free);
    return free;
  }
}
