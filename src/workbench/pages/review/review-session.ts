export type Verdict = 'CONFIRMED' | 'REJECTED' | 'UNSURE';

/** What a session needs of a question. */
export interface Asked {
  readonly id: string;
  readonly formId: string;
  readonly conceptId: string;
  /** Null while the learner thinks too little of it to state it. */
  readonly mapping?: { readonly id: string } | null;
}

export interface Given<Question> {
  readonly key: string;
  readonly question: Question;
  readonly verdict: Verdict;
  readonly atMs: number;
}

/** What the server is still to be told, in order; it says all that is needed, so that it can be kept over a reload. */
export type Errand =
  | {
      readonly kind: 'ANSWER';
      readonly key: string;
      readonly id: string;
      readonly isStated: boolean;
      readonly formId: string;
      readonly conceptId: string;
      readonly verdict: Verdict;
    }
  | { readonly kind: 'TAKE_BACK'; readonly key: string; readonly id: string };

export interface Refusal<Question> {
  readonly given?: Given<Question>;
  readonly message: string;
}

/** A sitting: what is asked, what was answered, and what of that the server does not know yet. */
export interface Session<Question extends Asked> {
  /** The first is asked now, the second is made ready. */
  readonly waiting: readonly Question[];
  /** Whether the server has no more to ask than these; undefined before it was asked. */
  readonly isWhole?: boolean;
  /** Since questions were fetched last: they move what is worth asking. */
  readonly answeredSince: number;
  readonly given: readonly Given<Question>[];
  readonly outbox: readonly Errand[];
  /** The first errand is on its way. */
  readonly isSending: boolean;
  /** Why the first errand was not done yet; it is tried again. */
  readonly trouble?: string;
  readonly refusals: readonly Refusal<Question>[];
}

export type SessionEvent<Question extends Asked> =
  | { readonly kind: 'LOADED'; readonly questions: readonly Question[]; readonly isWhole: boolean }
  | { readonly kind: 'STALE' }
  | { readonly kind: 'ANSWERED'; readonly key: string; readonly verdict: Verdict; readonly atMs: number }
  | { readonly kind: 'UNDONE'; readonly key: string }
  | { readonly kind: 'SENDING' }
  | { readonly kind: 'DONE' }
  | { readonly kind: 'DELAYED'; readonly message: string }
  | { readonly kind: 'REFUSED'; readonly message: string }
  | { readonly kind: 'ASKED_AGAIN'; readonly place: number }
  | { readonly kind: 'DISMISSED'; readonly place: number }
  | { readonly kind: 'RENAMED'; readonly from: string; readonly change: (question: Question) => Question };

/** @param outbox what an earlier sitting could not send */
export function startSession<Question extends Asked>(outbox: readonly Errand[] = []): Session<Question> {
  return { waiting: [], answeredSince: 0, given: [], outbox, isSending: false, refusals: [] };
}

export function afterEvent<Question extends Asked>(
  session: Session<Question>,
  event: SessionEvent<Question>,
): Session<Question> {
  const { waiting, given, outbox, refusals } = session;
  switch (event.kind) {
    case 'LOADED': {
      // What is looked at, and what was made ready, stays where it is.
      const kept = waiting.slice(0, 2);
      const known = new Set([...kept, ...given.map(({ question }) => question)].map(({ id }) => id));
      for (const errand of outbox) if (errand.kind === 'ANSWER') known.add(errand.id);
      const fresh = event.questions.filter(({ id }) => !known.has(id));
      return { ...session, waiting: [...kept, ...fresh], isWhole: event.isWhole, answeredSince: 0 };
    }
    case 'STALE':
      return { ...session, isWhole: undefined };
    case 'ANSWERED': {
      const [question, ...rest] = waiting;
      if (question === undefined) return session;
      const { key, verdict, atMs } = event;
      const { id, formId, conceptId, mapping } = question;
      const errand: Errand = { kind: 'ANSWER', key, id, isStated: mapping != null, formId, conceptId, verdict };
      return {
        ...session,
        waiting: rest,
        given: [...given, { key, question, verdict, atMs }],
        outbox: [...outbox, errand],
        answeredSince: session.answeredSince + 1,
      };
    }
    case 'UNDONE': {
      const last = given.at(-1);
      if (last === undefined) return session;
      const isUnsent = outbox.some(({ key }, place) => key === last.key && !(place === 0 && session.isSending));
      return {
        ...session,
        waiting: [last.question, ...waiting.filter(({ id }) => id !== last.question.id)],
        given: given.slice(0, -1),
        // What was never sent needs not be taken back.
        outbox: isUnsent
          ? outbox.filter(({ key }) => key !== last.key)
          : [...outbox, { kind: 'TAKE_BACK', key: event.key, id: last.question.id }],
      };
    }
    case 'SENDING':
      return { ...session, isSending: true };
    case 'DONE':
      return { ...session, outbox: outbox.slice(1), isSending: false, trouble: undefined };
    case 'DELAYED':
      return { ...session, isSending: false, trouble: event.message };
    case 'REFUSED': {
      const refused = outbox[0];
      const about = given.find(({ key }) => key === refused?.key);
      return {
        ...session,
        outbox: outbox.slice(1),
        isSending: false,
        trouble: undefined,
        given: given.filter((each) => each !== about),
        refusals: [...refusals, { given: about, message: event.message }],
      };
    }
    case 'ASKED_AGAIN': {
      const question = refusals[event.place]?.given?.question;
      return {
        ...session,
        refusals: refusals.toSpliced(event.place, 1),
        waiting: question ? [question, ...waiting.filter(({ id }) => id !== question.id)] : waiting,
      };
    }
    case 'DISMISSED':
      return { ...session, refusals: refusals.toSpliced(event.place, 1) };
    case 'RENAMED': {
      const renamed = (question: Question) => (question.conceptId === event.from ? event.change(question) : question);
      return { ...session, waiting: waiting.map(renamed) };
    }
  }
}

/** Answers move what is worth asking, so that a few are enough to ask anew; and there should always be some in hand. */
export function wantsMore({ waiting, isWhole, answeredSince }: Session<Asked>): boolean {
  if (isWhole === undefined || answeredSince >= 6) return true;
  return answeredSince > 0 && waiting.length <= 3 && (!isWhole || waiting.length === 0);
}

/** How many were answered, in how many minutes since the first. */
export function progressOf(
  { given }: Pick<Session<Asked>, 'given'>,
  nowMs: number,
): { count: number; minutes: number } {
  const first = given[0];
  return { count: given.length, minutes: first === undefined ? 0 : Math.max(0, nowMs - first.atMs) / 60_000 };
}
