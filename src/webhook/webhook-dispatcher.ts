import { randomUUID } from 'node:crypto';
import { OutageError } from '../errors.ts';
import type { ChangeFeed } from '../graph/change-feed.ts';
import type { Graph } from '../graph/graph.ts';
import type { Access } from '../request-context.ts';
import { followAccess } from '../recording/follow-access.ts';
import { LexiconLanguages } from '../recording/lexicon-languages.ts';
import { DeliveryStore } from './delivery.store.ts';
import { MessageSender, type SendOutcome, type SenderOptions } from './send-message.ts';
import { WebhookHold } from './webhook-hold.ts';
import type { WebhookRecord } from './webhook.ts';

export interface WebhookDispatcherOptions {
  readonly graph: Graph;
  readonly changes: ChangeFeed;
  readonly sender: SenderOptions;
  /** How long a receiver may fail before its webhook is disabled. */
  readonly giveUpMs: number;
  /** How soon another process may take a webhook over when this one is gone; 30 s unless said, two minutes at most. */
  readonly leaseMs?: number;
  /** How often to look for webhooks that are due; every second unless said. */
  readonly lookEveryMs?: number;
  /** Webhooks that this process has at once. */
  readonly most?: number;
  /** How long to wait after failures; as `backOffMs` unless said. */
  readonly waitMs?: (failures: number, retryAfterMs: number) => number;
  readonly onAttempt?: (outcome: SendOutcome) => void;
  readonly onFault?: (error: unknown) => void;
}

interface Held {
  readonly token: string;
  readonly hold: WebhookHold;
  readonly ending: AbortController;
  readonly over: Promise<void>;
}

/**
 * Delivers changes to webhooks. Any number of processes may: each webhook is held by one of them at a time, under a lease,
 * and each is held apart from the others, so that a slow receiver keeps nobody waiting.
 */
export class WebhookDispatcher {
  private readonly store: DeliveryStore;
  private readonly sender: MessageSender;
  private readonly languages: LexiconLanguages;
  private readonly held = new Map<string, Held>();
  private readonly access = new Map<string, () => Promise<Access>>();
  private readonly atEnd = new AbortController();
  private readonly leaseMs: number;
  private timer: NodeJS.Timeout | undefined;
  private beat: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private lookAgain = false;
  private stopping: Promise<void> | undefined;

  constructor(private readonly options: WebhookDispatcherOptions) {
    this.leaseMs = options.leaseMs ?? 30_000;
    this.store = new DeliveryStore(options.graph, this.leaseMs);
    this.sender = new MessageSender(options.sender);
    this.languages = new LexiconLanguages(options.graph);
  }

  start(): void {
    this.timer = setInterval(() => this.wake(), this.options.lookEveryMs ?? 1_000).unref();
    this.beat = setInterval(() => this.prolongAll(), this.leaseMs / 3).unref();
    this.wake();
  }

  /** A webhook may be due. */
  wake(): void {
    if (this.stopping !== undefined || this.timer === undefined) return;
    if (this.looking !== undefined) {
      this.lookAgain = true;
      return;
    }
    this.looking = this.look()
      .catch((error: unknown) => this.fault(error))
      .finally(() => {
        this.looking = undefined;
        if (!this.lookAgain) return;
        this.lookAgain = false;
        this.wake();
      });
  }

  /** Gives back what is held; messages on their way are cut off, and sent again by whoever goes on. */
  stop(): Promise<void> {
    return (this.stopping ??= this.end());
  }

  private async end(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
    this.atEnd.abort();
    for (const { ending } of this.held.values()) ending.abort();
    await Promise.all([...this.held.values()].map(({ over }) => over));
    clearInterval(this.beat);
    await this.sender.close();
  }

  private async look(): Promise<void> {
    const room = (this.options.most ?? 500) - this.held.size;
    if (room <= 0) return;
    const token = randomUUID();
    for (const webhook of await this.store.claim(token, room)) {
      // Of a lease that ran out here, or that its owner ended: what is left of it finds its token gone.
      this.held.get(webhook.id)?.ending.abort();
      this.hold(webhook, token);
    }
  }

  private hold(webhook: WebhookRecord, token: string): void {
    const { graph, changes, giveUpMs, waitMs, onAttempt } = this.options;
    const ending = new AbortController();
    const holding = { id: webhook.id, token };
    const languageOf = (lexiconId: string): Promise<string | undefined> => this.languages.of(lexiconId);
    const accessOf = (ownerId: string): Promise<Access> => this.accessOf(ownerId);
    const { store, sender } = this;
    const parts = { graph, changes, store, sender, languageOf, accessOf, giveUpMs, waitMs, onAttempt };
    const hold = new WebhookHold(webhook, holding, parts, ending.signal);
    const over = hold
      .run()
      .catch((error: unknown) => this.fault(error))
      .then(() => this.store.release(holding, hold.lookedThroughTo))
      .catch((error: unknown) => this.fault(error))
      .finally(() => {
        if (this.held.get(webhook.id) === entry) this.held.delete(webhook.id);
      });
    const entry: Held = { token, hold, ending, over };
    this.held.set(webhook.id, entry);
  }

  /** Looked up for all webhooks of an owner together. */
  private accessOf(ownerId: string): Promise<Access> {
    let access = this.access.get(ownerId);
    if (access === undefined) {
      access = followAccess(this.options.graph, ownerId, this.atEnd.signal);
      this.access.set(ownerId, access);
    }
    return access();
  }

  private prolongAll(): void {
    for (const [id, { token, hold }] of this.held) {
      this.store.prolong({ id, token }, hold.lookedThroughTo).then(
        (isHeld) => {
          // Taken over, or paused: what is on its way may still be settled.
          if (!isHeld) hold.leave();
        },
        // A missed beat is made up by the next one.
        (error: unknown) => this.fault(error),
      );
    }
  }

  /** That the store is away is told elsewhere, and waited out here. */
  private fault(error: unknown): void {
    if (!(error instanceof OutageError)) this.options.onFault?.(error);
  }
}
