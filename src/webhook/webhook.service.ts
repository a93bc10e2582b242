import { randomUUID } from 'node:crypto';
import { CursorAheadError } from '../api/api.errors.ts';
import { changePosition } from '../api/change-subscription.ts';
import { ParameterError } from '../errors.ts';
import { latestPosition, readChanges } from '../graph/change-log.ts';
import type { Graph } from '../graph/graph.ts';
import { nodeId } from '../graph/node-id.ts';
import { checkFilter, type MappingChangeFilter } from '../meaning/mapping-change-filter.ts';
import { newSecret } from './sign-message.ts';
import { checkedWebhookUrl } from './webhook-url.ts';
import { WebhookStore } from './webhook.store.ts';
import type { WebhookRecord } from './webhook.ts';

const longestDescription = 200;

export interface WebhookWish {
  readonly url: string;
  readonly description: string;
  readonly filter: MappingChangeFilter;
  readonly after?: string | null | undefined;
}

/** What owners do with their webhooks. */
export class WebhookService {
  private readonly store: WebhookStore;

  constructor(
    private readonly graph: Graph,
    /** Addresses that may be sent to though they are not public. */
    private readonly allowedAddresses: readonly string[],
    /** A webhook may be due. */
    private readonly onDue: () => void,
  ) {
    this.store = new WebhookStore(graph);
  }

  /**
   * @throws {WebhookUrlError} {ParameterError} {TooManyError} and what `after` can be wrong with: {BadCursorError}
   *   {CursorAheadError} {ExpiredCursorError}
   */
  async create(wish: WebhookWish, ownerId: string): Promise<{ webhook: WebhookRecord; secret: string }> {
    const url = checkedWebhookUrl(wish.url, this.allowedAddresses);
    const description = wish.description.trim();
    if (description.length > longestDescription) {
      throw new ParameterError(`a description has at most ${longestDescription} characters, got ${description.length}`);
    }
    checkFilter(wish.filter);
    const position = (await this.positionOf(wish.after)) ?? (await latestPosition(this.graph));
    const secret = newSecret();
    const id = nodeId('webhook', ownerId, randomUUID());
    const filter = given(wish.filter);
    const webhook = await this.store.create({ id, ownerId, url, description, filter, secret, position });
    this.onDue();
    return { webhook, secret };
  }

  async pause(id: string, ownerId: string): Promise<WebhookRecord> {
    return await this.store.pause(id, ownerId);
  }

  /** @throws {NotFoundError} and what `after` can be wrong with */
  async resume(id: string, ownerId: string, after: string | null | undefined): Promise<WebhookRecord> {
    const webhook = await this.store.resume(id, ownerId, await this.positionOf(after));
    this.onDue();
    return webhook;
  }

  async rotate(id: string, ownerId: string): Promise<{ webhook: WebhookRecord; secret: string }> {
    const secret = newSecret();
    return { webhook: await this.store.rotate(id, ownerId, secret), secret };
  }

  async delete(id: string, ownerId: string): Promise<void> {
    await this.store.delete(id, ownerId);
  }

  private async positionOf(after: string | null | undefined): Promise<number | undefined> {
    if (after == null) return undefined;
    const position = changePosition(after);
    const latest = await latestPosition(this.graph);
    if (position > latest) throw new CursorAheadError(position, latest);
    await readChanges(this.graph, { after: position, limit: 1 });
    return position;
  }
}

/** Without what was left out. */
function given(filter: MappingChangeFilter): MappingChangeFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value != null));
}
