import type { ChangeFeed } from '../graph/change-feed.ts';
import { ExpiredCursorError, readChanges, type Change } from '../graph/change-log.ts';
import type { Graph } from '../graph/graph.ts';
import { outlast } from '../graph/outlast.ts';
import { passesFilter, type LanguageOf } from '../meaning/mapping-change-filter.ts';
import type { Access } from '../request-context.ts';
import { backOffMs } from './back-off.ts';
import type { DeliveryStore, Holding, Target } from './delivery.store.ts';
import { messageOf, type Message } from './message.ts';
import type { MessageSender, SendOutcome } from './send-message.ts';
import { mostChangesInMessage, type WebhookRecord } from './webhook.ts';

export interface HoldParts {
  readonly graph: Graph;
  readonly changes: ChangeFeed;
  readonly store: DeliveryStore;
  readonly sender: MessageSender;
  readonly languageOf: LanguageOf;
  /** What an owner may read, as it is now. */
  readonly accessOf: (ownerId: string) => Promise<Access>;
  /** How long a receiver may fail before its webhook is disabled. */
  readonly giveUpMs: number;
  readonly waitMs?: ((failures: number, retryAfterMs: number) => number) | undefined;
  readonly onAttempt?: ((outcome: SendOutcome) => void) | undefined;
}

/** A receiver is not given up for a clock that jumped: it has failed so often at least. */
const leastFailures = 10;
const pageSize = 1000;

/**
 * One webhook as long as this process has it: the log is read from its place on, and what is for it is sent, one message
 * after another, each only when the one before was accepted. Its first failure ends it; whoever claims the webhook when
 * the next try is due goes on.
 */
export class WebhookHold {
  private position: number;
  private pendingUpTo: number | null;
  /** Read already, behind `position`. */
  private ahead: readonly Change[] = [];
  private readonly leaving = new AbortController();
  /** Ends when there is nothing more to wait for. */
  private readonly waiting: AbortSignal;

  /** @param signal ends it; a message on its way is cut off, and sent again by whoever goes on */
  constructor(
    private readonly webhook: WebhookRecord,
    private readonly holding: Holding,
    private readonly parts: HoldParts,
    private readonly signal: AbortSignal,
  ) {
    this.position = webhook.position;
    this.pendingUpTo = webhook.pendingUpTo;
    this.waiting = AbortSignal.any([signal, this.leaving.signal]);
  }

  /** What lies before has been delivered, or was not for it. */
  get lookedThroughTo(): number {
    return this.position;
  }

  /** No message is begun any more. */
  leave(): void {
    this.leaving.abort();
  }

  /** Resolves when it is over: failed, taken over, paused, deleted, or told to end. */
  async run(): Promise<void> {
    try {
      while (!this.waiting.aborted && (await this.step()));
    } catch (error) {
      if (this.signal.aborted) return;
      if (!(error instanceof ExpiredCursorError)) throw error;
      const reason = `changes that it has not got are no longer kept; resume it with a later cursor, such as latestCursor`;
      await this.lasting(() => this.parts.store.disable(this.holding, reason));
    }
  }

  /** @returns whether to go on */
  private async step(): Promise<boolean> {
    const { store } = this.parts;
    const upTo = this.pendingUpTo;
    const message = upTo === null ? await this.gather() : await this.gatherAgain(upTo);
    if (message === undefined) return true;
    const fixed = await this.lasting(() => store.fix(this.holding, this.position, message.upTo));
    if (fixed === undefined) return false;
    return await this.deliver(message, fixed);
  }

  /** The next message; undefined when there may be none yet. */
  private async gather(): Promise<Message | undefined> {
    if (this.ahead.length === 0) this.ahead = await this.parts.changes.next(this.position, this.waiting);
    const changes = this.ahead;
    const chosen: Change[] = [];
    let upTo = this.position;
    let read = 0;
    while (read < changes.length && chosen.length < mostChangesInMessage) {
      const change = changes[read++]!;
      if (await this.isFor(change)) chosen.push(change);
      upTo = change.position;
    }
    this.ahead = changes.slice(read);
    if (chosen.length > 0) return messageOf(this.webhook.id, this.position, upTo, chosen);
    this.position = upTo;
    return undefined;
  }

  /** A message that was begun before; undefined where its owner may no longer read what it told. */
  private async gatherAgain(upTo: number): Promise<Message | undefined> {
    const chosen: Change[] = [];
    for (let after = this.position; after < upTo;) {
      const changes = await this.lasting(() => readChanges(this.parts.graph, { after, limit: pageSize }));
      if (changes.length === 0) break;
      for (const change of changes) {
        if (change.position <= upTo && (await this.isFor(change))) chosen.push(change);
        after = change.position;
      }
    }
    if (chosen.length > 0) return messageOf(this.webhook.id, this.position, upTo, chosen);
    await this.lasting(() => this.parts.store.fix(this.holding, upTo, null));
    this.moveTo(upTo);
    return undefined;
  }

  private async isFor(change: Change): Promise<boolean> {
    const languageOf: LanguageOf = (lexiconId) => this.lasting(() => this.parts.languageOf(lexiconId));
    if (!(await passesFilter(change, this.webhook.filter, languageOf))) return false;
    const { lexiconIds } = await this.lasting(() => this.parts.accessOf(this.webhook.ownerId));
    return change.lexiconId !== undefined && lexiconIds.includes(change.lexiconId);
  }

  private async deliver(message: Message, { url, ...secrets }: Target): Promise<boolean> {
    const { store, sender, giveUpMs, waitMs = backOffMs, onAttempt } = this.parts;
    const startedAtMs = Date.now();
    const startMs = performance.now();
    const outcome = await sender.send(url, message, secrets, this.signal);
    onAttempt?.(outcome);
    const { delivered, statusCode, error } = outcome;
    const { id: messageId, changeCount, upTo } = message;
    const durationMs = Math.round(performance.now() - startMs);
    const attempt = { messageId, changeCount, upTo, startedAtMs, durationMs, delivered, statusCode, error };
    const goOn = await this.lasting(() =>
      store.record(
        this.holding,
        attempt,
        waitMs(this.webhook.failures + 1, outcome.retryAfterMs),
        (failures, failingForMs) => {
          if (outcome.gone) return 'it answered 410, that it is gone for good';
          if (failures < leastFailures || failingForMs < giveUpMs) return undefined;
          return `it has accepted nothing for ${hours(failingForMs)} and ${failures} tries; at last: ${error ?? ''}`;
        },
      ),
    );
    if (goOn) this.moveTo(upTo);
    return goOn;
  }

  private moveTo(position: number): void {
    this.position = position;
    this.pendingUpTo = null;
  }

  private async lasting<Result>(work: () => Promise<Result>): Promise<Result> {
    return await outlast(work, this.signal);
  }
}

function hours(milliseconds: number): string {
  return `${Math.round(milliseconds / 360_000) / 10} h`;
}
