import { cypher } from '../graph/cypher-query.ts';
import type { Graph } from '../graph/graph.ts';
import { longestBackOffMs } from './back-off.ts';
import { GroupedWrites } from './grouped-writes.ts';
import { webhookOf, type StoredWebhook } from './webhook.store.ts';
import { attemptsKept, type DeliveryAttempt, type WebhookRecord, type WebhookSecrets } from './webhook.ts';

const findDue = cypher('webhook/find-due-webhooks');
const claimWebhooks = cypher('webhook/claim-webhooks');
const prolongWebhook = cypher('webhook/prolong-webhook');
const releaseWebhook = cypher('webhook/release-webhook');
const fixMessages = cypher('webhook/fix-messages');
const recordAttempts = cypher('webhook/record-attempts');
const disableWebhook = cypher('webhook/disable-webhook');

/** Who has a webhook, as long as nobody has taken it over. */
export interface Holding {
  readonly id: string;
  readonly token: string;
}

/** Where a message goes, and signed with what. */
export type Target = WebhookSecrets & { readonly url: string };

/** @returns why a webhook is to be disabled after so many failures for so long; undefined where it is not */
export type DisableReason = (failures: number, failingForMs: number) => string | undefined;

interface MessageBounds extends Holding {
  readonly position: number;
  readonly upTo: number | null;
}

interface Try {
  readonly holding: Holding;
  readonly attempt: DeliveryAttempt;
  readonly waitMs: number;
  readonly disable: DisableReason;
}

/** No lease is longer, whatever it is set to. */
export const longestLeaseMs = 120_000;
const bounds = { longestLeaseMs, longestWaitMs: longestBackOffMs };

/** Webhooks as those see them who deliver. Times are the store's, which all processes share. */
export class DeliveryStore {
  private readonly messages = new GroupedWrites<MessageBounds, Target | undefined>((each) => this.fixAll(each));
  private readonly tries = new GroupedWrites<Try, boolean>((each) => this.recordAll(each));

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
  async fix({ id, token }: Holding, position: number, upTo: number | null): Promise<Target | undefined> {
    return await this.messages.add({ id, token, position, upTo });
  }

  /**
   * Keeps a try with what follows from it: accepted, the webhook's place moves on; failed, it is given back until the
   * next try is due, or disabled.
   * @param waitMs until the next try, where it failed
   * @param disable why it is to be disabled, after so many failures for so long; undefined where it is not
   * @returns whether to go on with it
   */
  async record(holding: Holding, attempt: DeliveryAttempt, waitMs: number, disable: DisableReason): Promise<boolean> {
    return await this.tries.add({ holding, attempt, waitMs, disable });
  }

  async disable({ id, token }: Holding, reason: string): Promise<void> {
    await this.graph.write((transaction) => transaction.run(disableWebhook, { id, token, reason }));
  }

  private async fixAll(messages: readonly MessageBounds[]): Promise<readonly (Target | undefined)[]> {
    const order = inOrderOfIds(messages, ({ id }) => id);
    const parameters = { messages: order.map((place) => ({ ...messages[place]! })), leaseMs: this.leaseMs };
    const rows = await this.graph.write((transaction) =>
      transaction.run<Target & { place: number }>(fixMessages, parameters),
    );
    const targets: (Target | undefined)[] = messages.map(() => undefined);
    for (const { place, ...target } of rows) targets[order[place]!] = target;
    return targets;
  }

  private async recordAll(tries: readonly Try[]): Promise<readonly boolean[]> {
    const order = inOrderOfIds(tries, ({ holding }) => holding.id);
    const stored = order.map((place) => {
      const { holding, attempt, waitMs } = tries[place]!;
      return { ...holding, attempt: { ...attempt }, waitMs };
    });
    return await this.graph.write(async (transaction) => {
      const rows = await transaction.run<{ place: number; failures: number; failingForMs: number | null }>(
        recordAttempts,
        { tries: stored, kept: attemptsKept },
      );
      const goOn = tries.map(() => false);
      for (const { place, failures, failingForMs } of rows) {
        const { holding, attempt, disable } = tries[order[place]!]!;
        goOn[order[place]!] = attempt.delivered;
        const reason = attempt.delivered ? undefined : disable(failures, failingForMs ?? 0);
        if (reason !== undefined) await transaction.run(disableWebhook, { id: holding.id, token: null, reason });
      }
      return goOn;
    });
  }
}

/** Places of items in the order of their ids: all who write several take their locks in it. */
function inOrderOfIds<Item>(items: readonly Item[], idOf: (item: Item) => string): number[] {
  return items.map((_, place) => place).sort((a, b) => (idOf(items[a]!) < idOf(items[b]!) ? -1 : 1));
}
