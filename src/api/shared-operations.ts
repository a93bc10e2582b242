import type { ExecutionResult } from 'graphql';
import { isFollower, type ChangeFollower } from './change-subscription.ts';
import { openDeadline } from './deadline.ts';
import { FanOut, type EncodedResult, type ResultSink } from './fan-out.ts';
import type { ContextMaker, PreparedOperation } from './prepared-operation.ts';
import { sharedKey } from './shared-key.ts';
import { SharedSubscription, type OwnResult } from './shared-subscription.ts';

/** What a transport gives so that one subscription can share its results with others of the same. */
export interface Sharing {
  readonly sink: ResultSink;
  /** The same for those who may see the same. Asked again while the subscription lives. @throws where nobody may */
  readonly sharesAs: () => Promise<string>;
  /** A result as clients read it. */
  readonly encode: (result: ExecutionResult) => Omit<EncodedResult, 'position'>;
  /** Results of these codes went to the sink. */
  readonly onErrorCodes: (codes: readonly string[]) => void;
}

/** What of the runner this needs. */
export interface SubscriptionParts {
  sourceOf(
    prepared: PreparedOperation,
    makeContext: ContextMaker,
    signal: AbortSignal,
  ): Promise<AsyncIterable<unknown> | ExecutionResult>;
  workOut(
    event: unknown,
    prepared: PreparedOperation,
    makeContext: ContextMaker,
    signal: AbortSignal,
  ): Promise<ExecutionResult>;
  failed(error: unknown): ExecutionResult;
}

interface Shared {
  readonly fanOut: FanOut;
  /** Of those who take part: events are worked out in the name of one who is still there. */
  readonly contextMakers: Set<ContextMaker>;
}

/**
 * Subscriptions that ask the same are worked out once: an event's fields, its reader's access, its JSON. What tells
 * subscribers apart, the cursor they begin at and the id under which a connection knows them, stays theirs.
 */
export class SharedOperations {
  private readonly byKey = new Map<string, Shared>();

  constructor(private readonly parts: SubscriptionParts) {}

  /** @param source not begun yet @returns undefined where it cannot be shared */
  async subscribe(
    source: ChangeFollower,
    prepared: PreparedOperation,
    makeContext: ContextMaker,
    sharing: Sharing,
    ended: () => void,
  ): Promise<SharedSubscription | undefined> {
    if (!source.shareable) return undefined;
    const sharedBy = await sharing.sharesAs();
    const key = sharedKey(prepared, sharedBy);
    if (key === undefined) return undefined;
    let shared: Shared | undefined;
    return new SharedSubscription({
      after: source.after,
      fanOut: (after) => {
        shared?.contextMakers.delete(makeContext);
        shared = this.byKey.get(key) ?? this.begin(key, source, prepared, makeContext, sharing, after);
        shared.contextMakers.add(makeContext);
        return shared.fanOut;
      },
      catchUp: (after, upTo) => this.catchUp(prepared, makeContext, after, upTo),
      sink: sharing.sink,
      check: async () => {
        if ((await sharing.sharesAs()) !== sharedBy) throw new Error('the subscriber is another than before');
      },
      failed: (error) => this.parts.failed(error),
      onErrorCodes: sharing.onErrorCodes,
      ended: () => {
        shared?.contextMakers.delete(makeContext);
        void source.return();
        ended();
      },
    });
  }

  private begin(
    key: string,
    source: ChangeFollower,
    prepared: PreparedOperation,
    firstContext: ContextMaker,
    { encode }: Sharing,
    after: number | undefined,
  ): Shared {
    const { parts, byKey } = this;
    const deadline = openDeadline();
    const contextMakers = new Set([firstContext]);
    const makeContext: ContextMaker = async (signal) => {
      const [first] = contextMakers;
      if (first === undefined) throw new Error('nobody takes part any more');
      return await first(signal);
    };
    async function* open(afterPosition: number): AsyncGenerator<EncodedResult, void, void> {
      const events = await parts.sourceOf(prepared, makeContext, deadline.signal);
      for await (const event of followerOf(events).between(afterPosition)) {
        const result = await parts.workOut(event, prepared, makeContext, deadline.signal);
        if (deadline.signal.aborted) return;
        yield { position: event.position, ...encode(result) };
      }
    }
    const fanOut = new FanOut(
      { latest: (known) => source.latest(known), open, close: () => deadline.leave() },
      after,
      () => {
        if (byKey.get(key) === shared) byKey.delete(key);
      },
    );
    const shared: Shared = { fanOut, contextMakers };
    byKey.set(key, shared);
    return shared;
  }

  /** One subscriber's own results of a stretch of the log. */
  private async catchUp(
    prepared: PreparedOperation,
    makeContext: ContextMaker,
    after: number,
    upTo: number,
  ): Promise<AsyncIterator<OwnResult>> {
    const deadline = openDeadline();
    const events = await this.parts.sourceOf(prepared, makeContext, deadline.signal);
    const iterator = followerOf(events).between(after, upTo);
    return {
      next: async () => {
        const next = await iterator.next();
        if (next.done === true) return { done: true, value: undefined };
        const result = await this.parts.workOut(next.value, prepared, makeContext, deadline.signal);
        return { done: false, value: { position: next.value.position, result } };
      },
      return: async () => {
        deadline.leave();
        await iterator.return();
        return { done: true, value: undefined };
      },
    };
  }
}

function followerOf(source: AsyncIterable<unknown> | ExecutionResult): ChangeFollower {
  if (isFollower(source)) return source;
  const error = 'errors' in source ? source.errors?.[0] : undefined;
  throw error ?? new Error('the subscription has another source than when it began');
}
