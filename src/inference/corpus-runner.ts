import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { UnavailableError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import { CorpusStateStore, type CorpusClaim } from './corpus-state-store.ts';
import type { AnyCorpusInference, CorpusScope } from './define-corpus-inference.ts';
import type { Lanes } from './lanes.ts';

export interface CorpusRunnerOptions {
  readonly graph: Graph;
  readonly lanes: Lanes;
  /** In the order in which they read one another. */
  readonly inferences: readonly AnyCorpusInference[];
  readonly leaseMs?: number;
  /** Recordings that one step takes at most: bounds what a crash can repeat. */
  readonly stepRecordings?: number;
  readonly onStep?: (inference: string, lexiconId: string, recordings: number) => void;
}

/** Another worker took a corpus inference over while this one was computing. */
export class CorpusTakenError extends UnavailableError {
  override readonly code = 'CORPUS_TAKEN';
}

/** Advances corpus inferences, each by one worker at a time, over all processes on one database. */
export class CorpusRunner {
  private readonly states: CorpusStateStore;
  private readonly leaseMs: number;
  private readonly stepRecordings: number;
  /** Work on one lexicon follows one another in this process; the claim keeps other processes out. */
  private readonly tails = new Map<string, Promise<void>>();

  constructor(private readonly options: CorpusRunnerOptions) {
    this.states = new CorpusStateStore(options.graph);
    this.leaseMs = options.leaseMs ?? 60_000;
    this.stepRecordings = options.stepRecordings ?? 32;
  }

  /** Takes in every recording that is ready, step by step. */
  async catchUp(lexiconId: string): Promise<void> {
    await this.inTurn(lexiconId, async () => {
      for (const inference of this.options.inferences) {
        await this.withClaim(inference, lexiconId, (claim, token) =>
          this.stepToEnd(inference, lexiconId, claim, token),
        );
      }
    });
  }

  /** Computes the batch result of every inference that is not settled yet. */
  async settle(lexiconId: string): Promise<void> {
    await this.inTurn(lexiconId, async () => {
      for (const inference of this.options.inferences) {
        await this.withClaim(inference, lexiconId, (claim, token) =>
          this.settleOne(inference, lexiconId, claim, token),
        );
      }
    });
  }

  /** Lexicons that have changed since they were last settled: after a crash, the work that is left. */
  async lexiconsBehind(): Promise<readonly string[]> {
    return await this.states.lexiconsBehind(this.options.inferences.map((inference) => inference.name));
  }

  private async stepToEnd(inference: AnyCorpusInference, lexiconId: string, claim: CorpusClaim, token: string) {
    const upTo = claim.changedPosition;
    let from = claim.position;
    for (;;) {
      const ready = await this.states.readyRecordings(lexiconId, { after: from, upTo, limit: this.stepRecordings });
      const last = ready.at(-1);
      if (last === undefined) return;
      const delta: unknown = await inference.step(
        ready.map((recording) => recording.id),
        this.scope(lexiconId),
      );
      await this.commit(inference, lexiconId, delta, { token, from, position: last.position });
      this.options.onStep?.(inference.name, lexiconId, ready.length);
      from = last.position;
    }
  }

  private async settleOne(inference: AnyCorpusInference, lexiconId: string, claim: CorpusClaim, token: string) {
    const upTo = claim.changedPosition;
    if (claim.settledPosition >= upTo) return;
    const delta: unknown = await inference.settle(this.scope(lexiconId));
    const move = { token, from: claim.position, position: Math.max(upTo, claim.position), settledPosition: upTo };
    await this.commit(inference, lexiconId, delta, move);
  }

  private async commit(
    inference: AnyCorpusInference,
    lexiconId: string,
    delta: unknown,
    move: { token: string; from: number; position: number; settledPosition?: number },
  ): Promise<void> {
    await this.options.graph.write(async (transaction) => {
      if (!(await this.states.advance(inference, lexiconId, move, transaction))) {
        throw new CorpusTakenError(`another worker has taken over ${inference.name} of lexicon ${lexiconId}`);
      }
      await inference.write(delta, lexiconId, transaction);
    });
  }

  private async withClaim(
    inference: AnyCorpusInference,
    lexiconId: string,
    work: (claim: CorpusClaim, token: string) => Promise<void>,
  ): Promise<void> {
    const token = randomUUID();
    let claim = await this.states.claim(inference, lexiconId, token, this.leaseMs);
    while (!claim.claimed) {
      await sleep(Math.min(Math.max(claim.waitMs, 20), 250));
      claim = await this.states.claim(inference, lexiconId, token, this.leaseMs);
    }
    const beat = setInterval(() => {
      // A missed beat is made up by the next; a lost claim shows when the step is committed.
      this.states.prolong(inference, lexiconId, token, this.leaseMs).catch(() => undefined);
    }, this.leaseMs / 3);
    beat.unref();
    try {
      await work(claim, token);
    } finally {
      clearInterval(beat);
      await this.states.release(inference, lexiconId, token).catch(() => undefined);
    }
  }

  private scope(lexiconId: string): CorpusScope {
    return { lexiconId, graph: this.options.graph, lanes: this.options.lanes };
  }

  private async inTurn(lexiconId: string, work: () => Promise<void>): Promise<void> {
    const before = this.tails.get(lexiconId) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(work);
    this.tails.set(lexiconId, turn);
    try {
      await turn;
    } finally {
      if (this.tails.get(lexiconId) === turn) this.tails.delete(lexiconId);
    }
  }
}
