import { ParameterError, PhonographError } from '../../errors.ts';

/** An instant that has not come. */
export class FutureInstantError extends ParameterError {
  override readonly code = 'INSTANT_IN_FUTURE';
  constructor(
    readonly atMs: number,
    readonly latestMs: number,
  ) {
    super(`${iso(atMs)} has not come yet; ask for ${iso(latestMs)} or before, or leave asOf out for the present`);
  }
}

/** An instant before anything was written down of the lexicon. */
export class BeforeHistoryError extends PhonographError {
  override readonly code = 'BEFORE_HISTORY';
  constructor(
    readonly atMs: number,
    /** Undefined where nothing is written down yet at all. */
    readonly firstMs: number | undefined,
  ) {
    super(
      `nothing is written down of the lexicon as it was at ${iso(atMs)}; ` +
        (firstMs === undefined ? 'it has no history yet' : `its history begins at ${iso(firstMs)}`),
    );
  }
}

/** An instant at which a recording was known that has been forgotten since: what was held then is gone with it. */
export class HistoryErasedError extends PhonographError {
  override readonly code = 'HISTORY_ERASED';
  constructor(
    readonly fromMs: number,
    /** Undefined until the lexicon is settled without the recording. */
    readonly untilMs: number | undefined,
  ) {
    const until = untilMs === undefined ? 'now' : iso(untilMs);
    super(
      `what was held from ${iso(fromMs)} to ${until} rested on a recording that was forgotten; ` +
        'ask for an instant outside, or for the lexicon afterRecordings',
    );
  }
}

/** More recordings than the lexicon has taken in. */
export class TooFewRecordingsError extends ParameterError {
  override readonly code = 'TOO_FEW_RECORDINGS';
  constructor(
    readonly asked: number,
    readonly count: number,
  ) {
    super(`afterRecordings is ${asked}, and the lexicon has taken in ${count}; ask for 0 to ${count}`);
  }
}

function iso(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? `${ms} ms` : date.toISOString();
}
