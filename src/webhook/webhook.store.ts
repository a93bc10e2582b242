import { TooManyError } from '../api/api.errors.ts';
import { NotFoundError } from '../errors.ts';
import { cypher, type CypherQuery } from '../graph/cypher-query.ts';
import type { Graph, GraphParameters } from '../graph/graph.ts';
import type { MappingChangeFilter } from '../meaning/mapping-change-filter.ts';
import { formerSecretMs, mostWebhooks, type DeliveryAttempt, type WebhookRecord } from './webhook.ts';

const createWebhook = cypher('webhook/create-webhook');
const readWebhooks = cypher('webhook/read-webhooks');
const readAttempts = cypher('webhook/read-attempts');
const pauseWebhook = cypher('webhook/pause-webhook');
const resumeWebhook = cypher('webhook/resume-webhook');
const rotateSecret = cypher('webhook/rotate-secret');
const deleteWebhook = cypher('webhook/delete-webhook');

export interface NewWebhook {
  readonly id: string;
  readonly ownerId: string;
  readonly url: string;
  readonly description: string;
  readonly filter: MappingChangeFilter;
  readonly secret: string;
  /** Changes behind this place of the log are delivered. */
  readonly position: number;
}

/** A webhook's properties. Secrets and who holds it are among them: they leave this folder by `webhookOf` only. */
export type StoredWebhook = { readonly [Key in keyof WebhookRecord]?: unknown } & { readonly filter: string };

/** Webhooks as their owners see and change them; what is not theirs is not there. */
export class WebhookStore {
  constructor(private readonly graph: Graph) {}

  /** @throws {TooManyError} the owner has as many as are allowed */
  async create(webhook: NewWebhook): Promise<WebhookRecord> {
    const { ownerId, filter, ...rest } = webhook;
    const created = await this.change(createWebhook, {
      ownerId,
      most: mostWebhooks,
      webhook: { ...rest, ownerId, filter: JSON.stringify(filter) },
    });
    if (created === undefined) throw new TooManyError('webhooks', mostWebhooks);
    return created;
  }

  async list(ownerId: string): Promise<WebhookRecord[]> {
    const rows = await this.graph.read<{ webhook: StoredWebhook }>(readWebhooks, { ownerId, id: null });
    return rows.map(({ webhook }) => webhookOf(webhook));
  }

  async read(id: string, ownerId: string): Promise<WebhookRecord | undefined> {
    const [row] = await this.graph.read<{ webhook: StoredWebhook }>(readWebhooks, { ownerId, id });
    return row && webhookOf(row.webhook);
  }

  /** The latest first. */
  async attempts(webhookIds: readonly string[], limit: number): Promise<Map<string, DeliveryAttempt[]>> {
    const rows = await this.graph.read<{ webhookId: string; attempts: Partial<DeliveryAttempt>[] }>(readAttempts, {
      webhookIds,
      limit,
    });
    return new Map(rows.map(({ webhookId, attempts }) => [webhookId, attempts.map(attemptOf)]));
  }

  /** @throws {NotFoundError} */
  async pause(id: string, ownerId: string): Promise<WebhookRecord> {
    return await this.changeOwn(pauseWebhook, id, { ownerId });
  }

  /** @param position where to go on; unless given, where it was @throws {NotFoundError} */
  async resume(id: string, ownerId: string, position: number | undefined): Promise<WebhookRecord> {
    return await this.changeOwn(resumeWebhook, id, { ownerId, position: position ?? null });
  }

  /** The former secret signs as well for a day. @throws {NotFoundError} */
  async rotate(id: string, ownerId: string, secret: string): Promise<WebhookRecord> {
    return await this.changeOwn(rotateSecret, id, { ownerId, secret, formerSecretMs });
  }

  /** @throws {NotFoundError} */
  async delete(id: string, ownerId: string): Promise<void> {
    const rows = await this.graph.write((transaction) => transaction.run(deleteWebhook, { id, ownerId }));
    if (rows.length === 0) throw new NotFoundError('webhook of yours', id);
  }

  private async changeOwn(query: CypherQuery, id: string, parameters: GraphParameters): Promise<WebhookRecord> {
    const changed = await this.change(query, { id, ...parameters });
    if (changed === undefined) throw new NotFoundError('webhook of yours', id);
    return changed;
  }

  private async change(query: CypherQuery, parameters: GraphParameters): Promise<WebhookRecord | undefined> {
    const [row] = await this.graph.write((transaction) =>
      transaction.run<{ webhook: StoredWebhook }>(query, parameters),
    );
    return row && webhookOf(row.webhook);
  }
}

export function webhookOf(stored: StoredWebhook): WebhookRecord {
  const it = stored as Omit<Partial<WebhookRecord>, 'filter'> & { readonly filter: string };
  return {
    id: it.id!,
    ownerId: it.ownerId!,
    url: it.url!,
    description: it.description!,
    status: it.status!,
    statusReason: it.statusReason ?? null,
    filter: JSON.parse(it.filter) as MappingChangeFilter,
    position: it.position!,
    pendingUpTo: it.pendingUpTo ?? null,
    failures: it.failures!,
    failingSinceMs: it.failingSinceMs ?? null,
    nextAttemptAtMs: it.nextAttemptAtMs!,
    lastDeliveredAtMs: it.lastDeliveredAtMs ?? null,
    createdAtMs: it.createdAtMs!,
  };
}

function attemptOf(stored: Partial<DeliveryAttempt>): DeliveryAttempt {
  const { messageId, changeCount, upTo, startedAtMs, durationMs, delivered, statusCode, error } = stored;
  return {
    messageId: messageId!,
    changeCount: changeCount!,
    upTo: upTo!,
    startedAtMs: startedAtMs!,
    durationMs: durationMs!,
    delivered: delivered!,
    statusCode: statusCode ?? null,
    error: error ?? null,
  };
}
