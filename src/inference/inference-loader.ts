import DataLoader from 'dataloader';
import type { Inference } from './define-inference.ts';
import type { InferencePolicy, Outcome } from './engine-options.ts';
import type { InferenceEngine } from './inference-engine.ts';
import { InferenceFailedError, InferencePendingError } from './inference-errors.ts';
import { canonicalParameters, type RunParameters } from './run-key.ts';

export interface LoadOptions {
  readonly policy?: InferencePolicy;
  readonly parameters?: RunParameters;
  /** Seconds to wait for a run before the field is null with INFERENCE_PENDING; without end when left out. */
  readonly waitSeconds?: number;
}

/** What a field resolver asks: `request.infer(phonesOfSoundEvent).load(event.id)`. */
export interface InferenceLoader<Stored> {
  /**
   * @returns null where there is nothing, and policy NEVER
   * @throws {InferencePendingError} not there in time
   * @throws {InferenceFailedError} the run failed, now or earlier
   */
  load(subjectId: string): Promise<Stored | null>;
}

/** The loaders of one request: every field that asks the same inference shares one batch. */
export class InferenceLoaders {
  private readonly loaders = new Map<string, DataLoader<string, { outcome: Promise<Outcome<unknown> | undefined> }>>();

  constructor(private readonly engine: InferenceEngine) {}

  for<Result, Stored>(inference: Inference<Result, Stored>, options: LoadOptions = {}): InferenceLoader<Stored> {
    const { policy = 'IF_MISSING', parameters = {}, waitSeconds } = options;
    const batched = this.batch(inference, policy, parameters);
    return {
      load: async (subjectId) => {
        const pending = () =>
          new InferencePendingError(inference.name, this.engine.runId(inference, subjectId, parameters));
        const asked = batched.load(subjectId).then(({ outcome }) => outcome);
        const outcome = (await within(asked, waitSeconds, pending)) as Outcome<Stored> | undefined;
        if (outcome?.kind === 'failed') throw new InferenceFailedError(inference.name, outcome.runId, outcome.fault);
        return outcome?.stored ?? null;
      },
    };
  }

  private batch<Result, Stored>(
    inference: Inference<Result, Stored>,
    policy: InferencePolicy,
    parameters: RunParameters,
  ) {
    const key = JSON.stringify([inference.name, policy, canonicalParameters(parameters)]);
    const known = this.loaders.get(key);
    if (known !== undefined) return known;
    const loader = new DataLoader<string, { outcome: Promise<Outcome<unknown> | undefined> }>(async (ids) => {
      const outcomes = await this.engine.ask(inference, ids, { policy, parameters });
      // Wrapped, so that a subject that is there does not wait for one that is still being inferred.
      return outcomes.map((outcome) => ({ outcome }));
    });
    this.loaders.set(key, loader);
    return loader;
  }
}

async function within<Value>(asked: Promise<Value>, seconds: number | undefined, late: () => Error): Promise<Value> {
  if (seconds === undefined) return await asked;
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), seconds * 1000);
  });
  try {
    return await Promise.race([asked, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
