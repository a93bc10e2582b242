import type { RunStore } from './run-store.ts';

/**
 * The heartbeat of one claim: prolongs the leases of its runs, three times within each lease, until stopped. When
 * leases are lost all the same (the machine slept, the store was away, the recording was taken back), `onLost` hears
 * which.
 */
export class LeaseKeeper {
  private readonly timer: NodeJS.Timeout;
  private readonly held: Set<string>;
  private beating = false;

  constructor(
    private readonly runs: Pick<RunStore, 'prolong'>,
    runIds: readonly string[],
    private readonly token: string,
    private readonly leaseMs: number,
    private readonly onLost: (runIds: readonly string[]) => void,
  ) {
    this.held = new Set(runIds);
    this.timer = setInterval(() => void this.beat(), leaseMs / 3);
    this.timer.unref();
  }

  /** Those runs are finished; the rest is held on. */
  drop(runIds: Iterable<string>): void {
    for (const id of runIds) this.held.delete(id);
    if (this.held.size === 0) clearInterval(this.timer);
  }

  private async beat(): Promise<void> {
    if (this.beating || this.held.size === 0) return;
    this.beating = true;
    try {
      const asked = [...this.held];
      const kept = new Set(await this.runs.prolong(asked, this.token, this.leaseMs));
      const lost = asked.filter((id) => this.held.has(id) && !kept.has(id));
      if (lost.length === 0) return;
      this.drop(lost);
      this.onLost(lost);
    } catch {
      // The store is away. The next beat tries again; if the lease ends meanwhile, the token keeps the write out.
    } finally {
      this.beating = false;
    }
  }
}
