/** Work that can wait, one piece at a time, what was asked for last first; what nobody has asked for lately is dropped. */
export class LatestFirst {
  private readonly waiting = new Map<string, { readonly work: () => Promise<void>; readonly askedAtMs: number }>();
  private working: string | undefined;

  /** @param dropAfterMs what was not asked for again within this time is not begun any more */
  constructor(private readonly dropAfterMs: number) {}

  /**
   * @param key of work that is the same: asked for again, it is done once, and sooner
   * @param work must not reject
   */
  ask(key: string, work: () => Promise<void>): void {
    if (this.working === key) return;
    // Taken out first, so that it stands last, which is next.
    this.waiting.delete(key);
    this.waiting.set(key, { work, askedAtMs: Date.now() });
    if (this.working === undefined) void this.go();
  }

  clear(): void {
    this.waiting.clear();
  }

  private async go(): Promise<void> {
    for (let key = [...this.waiting.keys()].at(-1); key !== undefined; key = [...this.waiting.keys()].at(-1)) {
      const { work, askedAtMs } = this.waiting.get(key)!;
      this.waiting.delete(key);
      if (Date.now() - askedAtMs > this.dropAfterMs) continue;
      this.working = key;
      await work();
      this.working = undefined;
    }
  }
}
