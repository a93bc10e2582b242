import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient, type Client } from 'urql';
import { ask, fresh, isAbort, messageOf } from '../../api/ask.ts';
import { latestCursorQuery } from '../../api/latest-cursor.ts';
import { nextCursor, type PageEnd } from '../../api/pages.ts';
import { afterChange, withForms, withMeanings, type FormRow } from './form-rows.ts';
import type { LexiconFilter } from './lexicon-filter.ts';
import { changesSubscription, formMeaningsQuery, formsQuery, meaningsQuery } from './queries.ts';

/** Rows that a person is given at once, and pages that are looked through for them at most. */
const [enoughRows, mostPages] = [25, 8];

export interface Forms {
  readonly rows?: readonly FormRow[];
  readonly hasMore: boolean;
  readonly running: boolean;
  readonly problem?: string;
  readonly more: () => void;
}

interface Loaded {
  readonly rows: readonly FormRow[];
  readonly cursor: string | null;
  readonly hasMore: boolean;
}

const nothingYet: Loaded = { rows: [], cursor: null, hasMore: true };

/** Forms of a lexicon with their meanings, as far as asked for, and kept true while they are looked at. */
export function useForms(lexiconId: string, filter: LexiconFilter): Forms {
  const client = useClient();
  const [loaded, setLoaded] = useState<Loaded>();
  const [running, setRunning] = useState(true);
  const [problem, setProblem] = useState<string>();
  const stop = useRef<AbortController>(undefined);

  const shownLexicon = useRef(lexiconId);

  const load = useCallback(
    async (before: Loaded) => {
      stop.current?.abort();
      const mine = new AbortController();
      stop.current = mine;
      setRunning(true);
      setProblem(undefined);
      try {
        const next = await someMore(client, lexiconId, filter, before, mine.signal);
        setLoaded(next);
        setRunning(false);
      } catch (error) {
        if (isAbort(error) || mine.signal.aborted) return;
        setProblem(messageOf(error));
        setRunning(false);
      }
    },
    [client, lexiconId, filter],
  );

  useEffect(() => {
    const ending = new AbortController();
    let following: { unsubscribe(): void } | undefined;
    // With another filter the rows stay until the new ones are there; those of another lexicon do not.
    if (shownLexicon.current !== lexiconId) setLoaded(undefined);
    shownLexicon.current = lexiconId;
    setRunning(true);
    const start = async () => {
      // Read before the list and followed after it: what happens meanwhile is told then. Without it the list stands as loaded.
      const cursor = await ask(client, latestCursorQuery, {}, { signal: ending.signal, ...fresh }).then(
        ({ latestCursor }) => latestCursor,
        () => undefined,
      );
      if (ending.signal.aborted) return;
      await load(nothingYet);
      if (ending.signal.aborted || cursor === undefined) return;
      following = client.subscription(changesSubscription, { lexiconId, after: cursor }).subscribe(({ data }) => {
        if (!data) return;
        const change = data.mappingChanged;
        setLoaded((now) => now && { ...now, rows: afterChange(now.rows, change, filter) });
      });
    };
    void start();
    return () => {
      ending.abort();
      stop.current?.abort();
      following?.unsubscribe();
    };
  }, [client, load, lexiconId, filter]);

  return {
    rows: loaded?.rows,
    hasMore: loaded?.hasMore ?? false,
    running,
    problem,
    more: () => void load(loaded ?? nothingYet),
  };
}

async function someMore(
  client: Client,
  lexiconId: string,
  filter: LexiconFilter,
  before: Loaded,
  signal: AbortSignal,
): Promise<Loaded> {
  let { rows, cursor, hasMore } = before;
  const page = filter.order === 'probable' ? meaningsFirst : formsFirst;
  for (let pages = 0; hasMore && pages < mostPages && rows.length < before.rows.length + enoughRows; pages += 1) {
    ({ rows, cursor, hasMore } = await page(client, lexiconId, filter, { rows, cursor, hasMore }, signal));
  }
  return { rows, cursor, hasMore };
}

type PageOf = typeof meaningsFirst;

async function meaningsFirst(
  client: Client,
  lexiconId: string,
  filter: LexiconFilter,
  { rows, cursor }: Loaded,
  signal: AbortSignal,
): Promise<Loaded> {
  const asked = { lexiconId, first: 50, after: cursor, ...asMappings(filter) };
  const { mappings } = await ask(client, meaningsQuery, asked, { signal, ...fresh });
  const found = mappings.edges.map(({ node }) => ({ meaning: node, form: node.form }));
  return { rows: withMeanings(rows, found, filter), ...placeOf(mappings.pageInfo) };
}

const formsFirst: PageOf = async (client, lexiconId, filter, { rows, cursor }, signal) => {
  const options = { signal, ...fresh };
  const asked = { lexiconId, first: 25, after: cursor, leastTokens: filter.leastTokens };
  const { soundForms } = await ask(client, formsQuery, asked, options);
  const found = await Promise.all(
    soundForms.edges.map(async ({ node: form }) => {
      // One kind can be ten places down, so there is more to look at than is shown.
      const first = filter.kind ? 20 : 3;
      const { mappings } = await ask(
        client,
        formMeaningsQuery,
        { formId: form.id, first, ...asMappings(filter) },
        options,
      );
      return { form, meanings: mappings.edges.map(({ node }) => node) };
    }),
  );
  return { rows: withForms(rows, found, filter), ...placeOf(soundForms.pageInfo) };
};

function asMappings({ status, leastProbability, label }: LexiconFilter) {
  return { status: status ?? null, least: leastProbability || null, label: label || null };
}

function placeOf(pageInfo: PageEnd) {
  const cursor = nextCursor(pageInfo);
  return { hasMore: cursor !== undefined, cursor: cursor ?? null };
}
