import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useClient, type Client, type CombinedError } from 'urql';
import { fresh, messageOf } from '../../api/ask.ts';
import { keepOutbox, keptOutbox } from './kept-outbox.ts';
import type { RenamedConcept } from '../../parts/rename-form.tsx';
import { answerMapping, answerMeaning, reviewQuestions, takeBackAnswer, type Question } from './review-queries.ts';
import {
  afterEvent,
  startSession,
  wantsMore,
  type Errand,
  type Session,
  type SessionEvent,
  type Verdict,
} from './review-session.ts';

const leastWaitMs = 2000;
const mostWaitMs = 30_000;

export interface Review {
  readonly session: Session<Question>;
  readonly isLoading: boolean;
  readonly loadError?: string;
  readonly answer: (verdict: Verdict) => void;
  readonly undo: () => void;
  readonly askAgain: (place: number) => void;
  readonly dismiss: (place: number) => void;
  readonly renamed: (from: string, concept: RenamedConcept) => void;
  readonly reload: () => void;
}

/** A sitting over one lexicon: fetches questions ahead, and sends answers in order, again and again until the server has them. */
export function useReview(lexiconId: string): Review {
  const client = useClient();
  const [session, tell] = useReducer(afterEvent<Question>, lexiconId, (id) => startSession<Question>(keptOutbox(id)));
  const { isLoading, loadError, reload } = useQuestions(client, lexiconId, session, tell);
  useErrands(client, lexiconId, session, tell);
  const key = () => crypto.randomUUID();
  return {
    session,
    isLoading,
    loadError,
    reload,
    answer: useCallback((verdict) => tell({ kind: 'ANSWERED', key: key(), verdict, atMs: Date.now() }), []),
    undo: useCallback(() => tell({ kind: 'UNDONE', key: key() }), []),
    askAgain: useCallback((place) => tell({ kind: 'ASKED_AGAIN', place }), []),
    dismiss: useCallback((place) => tell({ kind: 'DISMISSED', place }), []),
    renamed: useCallback((from, concept) => {
      const change = (question: Question): Question => ({
        ...question,
        conceptId: concept.id,
        // Its pictures are those it had: a name changes nothing of what is seen.
        concept: { ...concept, occurrences: question.concept?.occurrences ?? [] },
      });
      tell({ kind: 'RENAMED', from, change });
    }, []),
  };
}

type Tell = (event: SessionEvent<Question>) => void;

function useQuestions(client: Client, lexiconId: string, session: Session<Question>, tell: Tell) {
  const [isLoading, setLoading] = useState(false);
  const [loadError, setError] = useState<string>();
  const [asked, setAsked] = useState(0);
  const isWanted = wantsMore(session);
  const { answeredSince } = session;
  const running = useRef<() => void>(undefined);

  useEffect(() => () => running.current?.(), []);
  useEffect(() => {
    if (!isWanted || running.current) return;
    setLoading(true);
    const asking = client.query(reviewQuestions, { lexiconId }, fresh).subscribe(({ data, error, stale }) => {
      if (stale) return;
      // Else it would come again by itself after each answer, as a query that is looked at.
      running.current?.();
      setLoading(false);
      setError(data ? undefined : error && messageOf(error));
      if (!data) return;
      const { edges, pageInfo } = data.reviewQueue;
      tell({ kind: 'LOADED', questions: edges.map(({ node }) => node), isWhole: !pageInfo.hasNextPage });
    });
    running.current = () => {
      asking.unsubscribe();
      running.current = undefined;
    };
    // After a failure the next answer asks again.
  }, [client, lexiconId, isWanted, asked, answeredSince, tell]);

  const reload = useCallback(() => {
    tell({ kind: 'STALE' });
    setAsked((count) => count + 1);
  }, [tell]);
  return { isLoading, loadError, reload };
}

function useErrands(client: Client, lexiconId: string, session: Session<Question>, tell: Tell) {
  const { outbox, isSending, trouble } = session;
  const waitMs = useRef(0);
  useEffect(() => keepOutbox(lexiconId, outbox), [lexiconId, outbox]);
  const first = outbox[0];

  useEffect(() => {
    if (first === undefined || isSending) return undefined;
    const send = () => {
      tell({ kind: 'SENDING' });
      void doErrand(client, first).then((error) => {
        waitMs.current =
          error && mayTryAgain(error) ? Math.min(mostWaitMs, Math.max(leastWaitMs, 2 * waitMs.current)) : 0;
        if (error === undefined || isDoneAnyway(first, error)) tell({ kind: 'DONE' });
        else tell({ kind: mayTryAgain(error) ? 'DELAYED' : 'REFUSED', message: messageOf(error) });
      });
    };
    const wait = setTimeout(send, trouble === undefined ? 0 : waitMs.current);
    const wake = () => {
      clearTimeout(wait);
      waitMs.current = 0;
      send();
    };
    window.addEventListener('online', wake, { once: true });
    return () => {
      clearTimeout(wait);
      window.removeEventListener('online', wake);
    };
  }, [client, first, isSending, trouble, tell]);
}

/** @returns what went wrong, if anything */
async function doErrand(client: Client, errand: Errand): Promise<CombinedError | undefined> {
  if (errand.kind === 'TAKE_BACK') {
    return (await client.mutation(takeBackAnswer, { id: errand.id }).toPromise()).error;
  }
  const { id, isStated, formId, conceptId, verdict } = errand;
  if (isStated) return (await client.mutation(answerMapping, { id, verdict }).toPromise()).error;
  return (await client.mutation(answerMeaning, { formId, conceptId, verdict }).toPromise()).error;
}

/** The server is away, or says itself that it may go better later. */
function mayTryAgain({ networkError, graphQLErrors }: CombinedError): boolean {
  return networkError !== undefined || graphQLErrors.some(({ extensions }) => extensions['retryable'] === true);
}

/** What is gone needs not be taken back. */
function isDoneAnyway(errand: Errand, { graphQLErrors }: CombinedError): boolean {
  return errand.kind === 'TAKE_BACK' && graphQLErrors.some(({ extensions }) => extensions['code'] === 'NOT_FOUND');
}
