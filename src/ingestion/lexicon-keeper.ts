import { OutageError } from '../errors.ts';
import { CorpusTakenError, type CorpusRunner } from '../inference/corpus-runner.ts';

export interface LexiconKeeperOptions {
  readonly corpus: Pick<CorpusRunner, 'catchUp' | 'settle' | 'lexiconsBehind'>;
  /** How many jobs of a lexicon are queued or running. */
  readonly openJobs: (lexiconId: string) => Promise<number>;
  readonly onFault: (error: unknown) => void;
  /** `missed`: something may be behind that was to be taken up while it worked, or that overtook it. */
  readonly onIdle: (missed: boolean) => void;
}

/** How long a lexicon that could not be kept is left alone: doubling from the first to the longest. */
const firstRestMs = 1_000;
const longestRestMs = 5 * 60_000;
/** What was only kept waiting goes on soon after it can. */
const longestOutageRestMs = 10_000;

/** Keeps lexicons abreast of their recordings: steps as recordings become ready, and settles when all of them are. */
export class LexiconKeeper {
  private readonly working = new Set<Promise<void>>();
  /** Lexicons with a turn that has not begun, which will take in what becomes ready meanwhile. */
  private readonly waiting = new Set<string>();
  private readonly resting = new Map<string, { untilMs: number; restMs: number }>();
  private readonly stopping = new AbortController();
  private missed = false;

  constructor(private readonly options: LexiconKeeperOptions) {}

  get isIdle(): boolean {
    return this.working.size === 0;
  }

  /** The lexicon takes in what is ready; when nothing of it is left to do, it is settled. */
  takeIn(lexiconId: string): void {
    if (this.waiting.has(lexiconId) || this.stopping.signal.aborted) return;
    this.waiting.add(lexiconId);
    const work = this.stepAndSettle(lexiconId)
      .then(() => void this.resting.delete(lexiconId))
      .catch((error: unknown) => this.leave(lexiconId, error))
      .finally(() => {
        this.working.delete(work);
        if (!this.isIdle) return;
        const { missed } = this;
        this.missed = false;
        this.options.onIdle(missed);
      });
    this.working.add(work);
  }

  /** Takes up what a process that ended has left, and what could not be done before. */
  async takeUp(): Promise<void> {
    if (!this.isIdle) {
      this.missed = true;
      return;
    }
    for (const lexiconId of await this.options.corpus.lexiconsBehind()) {
      const untilMs = this.resting.get(lexiconId)?.untilMs ?? 0;
      if (performance.now() < untilMs) continue;
      // With jobs open, whoever ends the last of them settles.
      if ((await this.options.openJobs(lexiconId)) === 0) this.takeIn(lexiconId);
    }
  }

  /** Ends what is at hand, a settling too: it is taken up at the next start. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.working);
  }

  private async stepAndSettle(lexiconId: string): Promise<void> {
    const { corpus, openJobs } = this.options;
    const { signal } = this.stopping;
    // What becomes ready from here on finds its own turn.
    await Promise.resolve();
    this.waiting.delete(lexiconId);
    await corpus.catchUp(lexiconId, signal);
    if (!signal.aborted && (await openJobs(lexiconId)) === 0) await corpus.settle(lexiconId, signal);
  }

  private leave(lexiconId: string, error: unknown): void {
    if (this.stopping.signal.aborted) return;
    // Nothing is amiss when the lexicon changed meanwhile: it is behind, and taken up again at once.
    if (error instanceof CorpusTakenError) this.missed = true;
    else this.rest(lexiconId, error);
  }

  private rest(lexiconId: string, error: unknown): void {
    const longestMs = error instanceof OutageError ? longestOutageRestMs : longestRestMs;
    const restMs = Math.min(2 * (this.resting.get(lexiconId)?.restMs ?? firstRestMs / 2), longestMs);
    this.resting.set(lexiconId, { untilMs: performance.now() + restMs, restMs });
    this.options.onFault(error);
  }
}
