import { useTranslation } from 'react-i18next';
import { useConceptName } from '../../parts/concept-name.tsx';
import type { Question } from './review-queries.ts';
import type { Refusal } from './review-session.ts';

/** Answers that the server did not take, each with its reason and a way to answer anew. */
export function Refusals({
  refusals,
  onAgain,
  onDismiss,
}: {
  readonly refusals: readonly Refusal<Question>[];
  readonly onAgain: (place: number) => void;
  readonly onDismiss: (place: number) => void;
}) {
  const { t } = useTranslation();
  const nameOf = useConceptName();
  return (
    <div role="alert">
      {refusals.map(({ given, message }, place) => (
        <div key={given?.key ?? place} className="panel row">
          <span className="error">
            {t('review.refused', {
              name: given ? nameOf(given.question.concept ?? { id: given.question.conceptId }) : '',
            })}{' '}
            {message}
          </span>
          {given && (
            <button type="button" onClick={() => onAgain(place)}>
              {t('review.askAgain')}
            </button>
          )}
          <button type="button" onClick={() => onDismiss(place)}>
            {t('review.dismiss')}
          </button>
        </div>
      ))}
    </div>
  );
}
