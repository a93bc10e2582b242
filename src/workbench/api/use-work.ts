import { useCallback, useEffect, useState } from 'react';
import { isAbort, messageOf } from './ask.ts';

export interface Work<Result> {
  readonly result?: Result;
  readonly problem?: string;
  readonly running: boolean;
  readonly again: () => void;
}

/**
 * Does what `work` says, anew whenever `work` is another function (so memoise it), and calls the former off.
 * The former result is shown no longer: what is of another lexicon does not pass for this one's.
 */
export function useWork<Result>(work: ((signal: AbortSignal) => Promise<Result>) | undefined): Work<Result> {
  const [state, setState] = useState<{ readonly of?: unknown; readonly result?: Result; readonly problem?: string }>(
    {},
  );
  const [times, setTimes] = useState(0);
  useEffect(() => {
    if (!work) return undefined;
    const stop = new AbortController();
    work(stop.signal).then(
      (result) => {
        if (!stop.signal.aborted) setState({ of: work, result });
      },
      (error: unknown) => {
        if (!stop.signal.aborted && !isAbort(error)) setState({ of: work, problem: messageOf(error) });
      },
    );
    return () => stop.abort();
  }, [work, times]);
  const again = useCallback(() => {
    setState({});
    setTimes((count) => count + 1);
  }, []);
  const mine = state.of === work ? state : {};
  return {
    again,
    running: work !== undefined && mine.result === undefined && mine.problem === undefined,
    ...(mine.result !== undefined && { result: mine.result }),
    ...(mine.problem !== undefined && { problem: mine.problem }),
  };
}
