import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { allPages } from '../../api/pages.ts';
import { ask, fresh, isAbort, messageOf } from '../../api/ask.ts';
import { useWork } from '../../api/use-work.ts';
import type { Lexicon } from '../../parts/use-lexicons.ts';
import type { ToldRecording } from './confusion.ts';
import { tellLanguageQuery, toldLanguagesQuery } from './queries.ts';

/** Of a collection at most. */
const mostRecordings = 2000;

export interface Telling {
  readonly done: number;
  readonly of: number;
}

export interface ToldLanguages {
  readonly recordings?: readonly ToldRecording[];
  /** Recordings that have come so far. */
  readonly fetched: number;
  readonly cut: boolean;
  readonly problem?: string;
  readonly again: () => void;
  /** How far the listening is that somebody asked for. */
  readonly telling?: Telling;
  readonly tellMissing: () => void;
  readonly stop: () => void;
}

/** In which language the recordings of some lexicons are said to be, and were heard to be. */
export function useToldLanguages(lexicons: readonly Lexicon[]): ToldLanguages {
  const client = useClient();
  const [fetched, setFetched] = useState(0);
  const [told, setTold] = useState<ReadonlyMap<string, string | null>>(new Map());
  const [telling, setTelling] = useState<Telling>();
  const [tellingProblem, setTellingProblem] = useState<string>();
  const stopping = useRef<AbortController>(undefined);

  const work = useCallback(
    async (signal: AbortSignal) => {
      setFetched(0);
      const options = { signal, ...fresh };
      const found: { id: string; declared: string | null; verdict: string | null | undefined }[] = [];
      let cut = false;
      for (const { collectionIds, spoken } of lexicons) {
        for (const collectionId of collectionIds) {
          const before = found.length;
          const all = await allPages(
            signal,
            async (after) => (await ask(client, toldLanguagesQuery, { collectionId, after }, options)).recordings,
            mostRecordings,
            (count) => !signal.aborted && setFetched(before + count),
          );
          cut ||= all.cut;
          for (const { id, hasAudio, language } of all.nodes) {
            if (!hasAudio) continue;
            found.push({ id, declared: spoken, verdict: language ? (language.language ?? null) : undefined });
          }
        }
      }
      return { found, cut };
    },
    [client, lexicons],
  );
  const { result, problem, again } = useWork(work);
  const recordings = result?.found.map((each) => ({
    ...each,
    verdict: each.verdict ?? told.get(each.id) ?? notYet(each, told),
  }));

  const stop = useCallback(() => {
    stopping.current?.abort();
    setTelling(undefined);
  }, []);
  useEffect(() => () => stopping.current?.abort(), [lexicons]);

  const tellMissing = useCallback(async () => {
    const missing = (result?.found ?? []).filter(({ id, verdict }) => verdict === undefined && !told.has(id));
    const mine = new AbortController();
    stopping.current?.abort();
    stopping.current = mine;
    setTellingProblem(undefined);
    try {
      // One after another: listening takes the server's whole strength.
      for (const [done, { id }] of missing.entries()) {
        setTelling({ done, of: missing.length });
        const { recording } = await ask(client, tellLanguageQuery, { id }, { signal: mine.signal, ...fresh });
        const verdict = recording?.language;
        if (verdict) setTold((before) => new Map([...before, [id, verdict.language ?? null]]));
      }
    } catch (error) {
      if (isAbort(error)) return;
      setTellingProblem(messageOf(error));
    }
    if (!mine.signal.aborted) setTelling(undefined);
  }, [client, result, told]);

  return {
    recordings,
    fetched,
    cut: result?.cut ?? false,
    problem: problem ?? tellingProblem,
    again,
    telling,
    tellMissing: () => void tellMissing(),
    stop,
  };
}

/** `null` is a verdict too: too little speech. */
function notYet(
  { id, verdict }: { readonly id: string; readonly verdict: string | null | undefined },
  told: ReadonlyMap<string, string | null>,
): null | undefined {
  return verdict === null || told.has(id) ? null : undefined;
}
