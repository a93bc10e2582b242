import type { RunStore } from './run-store.ts';

/**
 * The heartbeat of one claim: prolongs the leases of its runs, three times within each lease, until stopped. When a
 * lease is lost all the same (the machine slept, the store was away), `onLost` hears of it once.
 */
export class LeaseKeeper {
  private readonly timer: NodeJS.Timeout;
  private beating = false;

  constructor(
    private readonly runs: RunStore,
    private held: readonly string[],
    private readonly token: string,
    private readonly leaseMs: number,
    private readonly onLost: () => void,
  ) {
    this.timer = setInterval(() => void this.beat(), leaseMs / 3);
    this.timer.unref();
  }

  /** Those runs are finished; the rest is held on. */
  drop(runIds: ReadonlySet<string>): void {
    this.held = this.held.filter((id) => !runIds.has(id));
    if (this.held.length === 0) this.stop();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async beat(): Promise<void> {
    if (this.beating || this.held.length === 0) return;
    this.beating = true;
    try {
      const asked = this.held;
      const kept = new Set(await this.runs.prolong(asked, this.token, this.leaseMs));
      if (asked.some((id) => this.held.includes(id) && !kept.has(id))) {
        this.stop();
        this.onLost();
      }
    } catch {
      // The store is away. The next beat tries again; if the lease ends meanwhile, the token keeps the write out.
    } finally {
      this.beating = false;
    }
  }
}
