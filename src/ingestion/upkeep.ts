import { setTimeout as sleep } from 'node:timers/promises';
import { AuditLogStore } from '../access/audit-log.store.ts';
import { compactChanges } from '../graph/change-log.ts';
import type { Graph } from '../graph/graph.ts';
import type { ContentStore } from '../media/content-store.ts';
import { LooseTiers } from '../review/annotations/loose-tiers.ts';
import { expireUploads } from './expire-uploads.ts';

export interface UpkeepOptions {
  readonly graph: Graph;
  readonly content: ContentStore;
  /** How long changes are kept for those who follow them. */
  readonly changeRetentionMs: number;
  /** How long the audit log is kept. */
  readonly auditRetentionMs: number;
  /** How long bytes that were sent wait to be put in. */
  readonly uploadRetentionMs: number;
  /** Ten minutes unless said. */
  readonly everyMs?: number;
  readonly onFault: (error: unknown) => void;
}

/** Longer than any import takes. */
const looseForMs = 60 * 60_000;

/** Takes away at a slow pace what is kept for a stated time only. Any number of processes may do so. */
export class Upkeep {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(private readonly options: UpkeepOptions) {}

  /** Does it now, and then again and again. */
  start(): void {
    this.running ??= this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    const {
      graph,
      content,
      changeRetentionMs,
      uploadRetentionMs,
      auditRetentionMs,
      everyMs = 10 * 60_000,
      onFault,
    } = this.options;
    const { signal } = this.stopping;
    while (!signal.aborted) {
      try {
        await compactChanges(graph, changeRetentionMs);
        await new AuditLogStore(graph).expire(auditRetentionMs);
        await new LooseTiers(graph).sweepOlderThan(looseForMs);
        await expireUploads(uploadRetentionMs, { graph, content, signal });
      } catch (error) {
        if (!signal.aborted) onFault(error);
      }
      await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
}
