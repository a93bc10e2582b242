import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConceptName } from '../../parts/concept-name.tsx';
import { useSpelling } from '../../parts/form-sound.tsx';
import { Problem } from '../../parts/problem.tsx';
import { percent } from '../../parts/percent.ts';
import { KeyHelp } from './key-help.tsx';
import { OutboxNotice, ProgressNote } from './notices.tsx';
import { QuestionView } from './question-view.tsx';
import { Refusals } from './refusals.tsx';
import { actionOfKey, focusOf } from './review-keys.ts';
import type { Question } from './review-queries.ts';
import type { Verdict } from './review-session.ts';
import { useDeck } from './use-deck.ts';
import { useReview } from './use-review.ts';
import { VerdictBar } from './verdict-bar.tsx';
import styles from './review.module.css';

/** A sitting: a question, what it is judged by, and the answer; by keys, or by large buttons. */
export function ReviewSitting({
  lexiconId,
  mayAnswer,
}: {
  readonly lexiconId: string;
  /** Whoever may not can look at what is asked, and listen. */
  readonly mayAnswer: boolean;
}) {
  const { t } = useTranslation();
  const review = useReview(lexiconId);
  const { session, isLoading, loadError } = review;
  const [question, next] = session.waiting;
  const deck = useDeck(question, next);
  // Asked ahead, so that the next question has its letters when it comes up.
  useSpelling(next?.form?.tokens[0], true);
  const [isRenaming, setRenaming] = useState(false);
  const [isHelping, setHelping] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState('');

  function answer(verdict: Verdict) {
    if (question === undefined) return;
    setRenaming(false);
    setSaid(t(`review.said.${verdict}`));
    review.answer(verdict);
    // Else the button that was pressed keeps the focus, and space would press it again instead of playing.
    if (focusOf(document.activeElement) !== 'TEXT') heading.current?.focus({ preventScroll: true });
  }

  function undo() {
    setRenaming(false);
    setSaid(t(session.given.length > 0 ? 'review.undone' : 'review.nothingToUndo'));
    review.undo();
  }

  const onKey = useRef<(event: KeyboardEvent) => void>(undefined);
  useEffect(() => {
    onKey.current = (event) => {
      const isModified = event.ctrlKey || event.metaKey || event.altKey;
      const { key, code, repeat, isComposing } = event;
      const focus = isComposing ? 'TEXT' : focusOf(event.target as Element | null);
      const action = actionOfKey({ key, code, isModified, isRepeated: repeat }, focus);
      if (action === undefined) {
        if (key === 'Escape') setHelping(false);
        return;
      }
      event.preventDefault();
      if (action.kind === 'PLAY') deck.toggle();
      else if (action.kind === 'CLIP') deck.playOne(action.place);
      else if (action.kind === 'AUTOPLAY') deck.setAutomatic(!deck.isAutomatic);
      else if (action.kind === 'HELP') setHelping(!isHelping);
      else if (!mayAnswer) return;
      else if (action.kind === 'ANSWER') answer(action.verdict);
      else if (action.kind === 'UNDO') undo();
      else setRenaming(question !== undefined);
    };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current?.(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);

  return (
    <div className={styles.session}>
      <div className="row">
        <ProgressNote session={session} />
        <button type="button" aria-expanded={isHelping} onClick={() => setHelping(!isHelping)}>
          {t('review.keys')} <kbd>?</kbd>
        </button>
        <label className="row">
          <input
            type="checkbox"
            checked={deck.isAutomatic}
            onChange={({ target }) => deck.setAutomatic(target.checked)}
          />
          <span>{t('review.automatic')}</span>
        </label>
      </div>
      {isHelping && <KeyHelp onClose={() => setHelping(false)} />}
      <OutboxNotice session={session} />
      <Refusals refusals={session.refusals} onAgain={review.askAgain} onDismiss={review.dismiss} />
      <Announcement said={said} question={question} />
      {question === undefined ? (
        <div className="panel stack">
          {loadError !== undefined ? (
            <Problem message={loadError} onAgain={review.reload} />
          ) : isLoading || session.isWhole === undefined ? (
            <p role="status">{t('review.looking')}</p>
          ) : (
            <>
              <p role="status">{t('review.done')}</p>
              <div>
                <button type="button" onClick={review.reload}>
                  {t('review.lookAgain')}
                </button>
              </div>
            </>
          )}
        </div>
      ) : (
        <QuestionView
          key={question.id}
          heading={heading}
          question={question}
          deck={deck}
          mayRename={mayAnswer}
          isRenaming={isRenaming}
          onRename={setRenaming}
          onRenamed={(concept) => {
            review.renamed(question.conceptId, concept);
            setRenaming(false);
            setSaid(t('review.renamed', { name: concept.label ?? '' }));
            heading.current?.focus({ preventScroll: true });
          }}
        />
      )}
      {question !== undefined && loadError !== undefined && <Problem message={loadError} onAgain={review.reload} />}
      {mayAnswer ? (
        <VerdictBar
          isAsked={question !== undefined}
          canUndo={session.given.length > 0}
          onAnswer={answer}
          onUndo={undo}
        />
      ) : (
        <p>{t('review.mayNotAnswer')}</p>
      )}
    </div>
  );
}

/** For those who do not see that the question has changed. */
function Announcement({ said, question }: { readonly said: string; readonly question?: Question }) {
  const { t, i18n } = useTranslation();
  const nameOf = useConceptName();
  const asked =
    question &&
    t('review.asked', {
      concept: nameOf(question.concept ?? { id: question.conceptId }),
      probability: percent(question.probability, i18n.language),
      yes: question.clips.filter(({ speaksFor }) => speaksFor).length,
      no: question.clips.filter(({ speaksFor }) => !speaksFor).length,
    });
  return (
    <p role="status" className="visually-hidden">
      {said} {asked}
    </p>
  );
}
