import { cypher } from '../graph/cypher-query.ts';
import type { Graph } from '../graph/graph.ts';
import { longestBackOffMs } from './back-off.ts';
import { webhookOf, type StoredWebhook } from './webhook.store.ts';
import { attemptsKept, type DeliveryAttempt, type WebhookRecord, type WebhookSecrets } from './webhook.ts';

const findDue = cypher('webhook/find-due-webhooks');
const claimWebhooks = cypher('webhook/claim-webhooks');
const prolongWebhook = cypher('webhook/prolong-webhook');
const releaseWebhook = cypher('webhook/release-webhook');
const fixMessage = cypher('webhook/fix-message');
const recordAttempt = cypher('webhook/record-attempt');
const disableWebhook = cypher('webhook/disable-webhook');

/** Who has a webhook, as long as nobody has taken it over. */
export interface Holding {
  readonly id: string;
  readonly token: string;
}

/** No lease is longer, whatever it is set to. */
export const longestLeaseMs = 120_000;
const bounds = { longestLeaseMs, longestWaitMs: longestBackOffMs };

/** Webhooks as those see them who deliver. Times are the store's, which all processes share. */
export class DeliveryStore {
  constructor(
    private readonly graph: Graph,
    private readonly leaseMs: number,
  ) {}

  async claim(token: string, limit: number): Promise<WebhookRecord[]> {
    const due = await this.graph.read<{ id: string }>(findDue, { ...bounds, limit });
    if (due.length === 0) return [];
    const ids = due.map(({ id }) => id).sort(); // in one order, so that two who claim do not lock each other out
    const rows = await this.graph.write((transaction) =>
      transaction.run<{ webhook: StoredWebhook }>(claimWebhooks, { ids, token, leaseMs: this.leaseMs, ...bounds }),
    );
    return rows.map(({ webhook }) => webhookOf(webhook));
  }

  /** @param position what lies before has been looked through @returns whether it is still held, and active */
  async prolong({ id, token }: Holding, position: number): Promise<boolean> {
    const parameters = { id, token, position, leaseMs: this.leaseMs };
    const rows = await this.graph.write((transaction) => transaction.run(prolongWebhook, parameters));
    return rows.length > 0;
  }

  async release({ id, token }: Holding, position: number): Promise<void> {
    await this.graph.write((transaction) => transaction.run(releaseWebhook, { id, token, position }));
  }

  /**
   * Fixes the bounds of the message that is sent next, so that every later try sends the same.
   * @param upTo null: there is nothing to send up to `position`
   * @returns where to and signed with what, as it is now; undefined where it is held no more, paused or gone
   */
  async fix(
    { id, token }: Holding,
    position: number,
    upTo: number | null,
  ): Promise<(WebhookSecrets & { readonly url: string }) | undefined> {
    const parameters = { id, token, position, upTo, leaseMs: this.leaseMs };
    const [row] = await this.graph.write((transaction) =>
      transaction.run<WebhookSecrets & { url: string }>(fixMessage, parameters),
    );
    return row;
  }

  /**
   * Keeps a try with what follows from it: accepted, the webhook's place moves on; failed, it is given back until the
   * next try is due, or disabled.
   * @param waitMs until the next try, where it failed
   * @param disable why it is to be disabled, after so many failures for so long; undefined where it is not
   * @returns whether to go on with it
   */
  async record(
    { id, token }: Holding,
    attempt: DeliveryAttempt,
    waitMs: number,
    disable: (failures: number, failingForMs: number) => string | undefined,
  ): Promise<boolean> {
    return await this.graph.write(async (transaction) => {
      const [row] = await transaction.run<{ failures: number; failingForMs: number | null }>(recordAttempt, {
        id,
        token,
        attempt: { ...attempt },
        kept: attemptsKept,
        waitMs,
      });
      if (row === undefined || attempt.delivered) return row !== undefined;
      const reason = disable(row.failures, row.failingForMs ?? 0);
      if (reason !== undefined) await transaction.run(disableWebhook, { id, reason });
      return false;
    });
  }

  async disable({ id }: Holding, reason: string): Promise<void> {
    await this.graph.write((transaction) => transaction.run(disableWebhook, { id, reason }));
  }
}
