import { useTranslation } from 'react-i18next';
import { ConceptById } from '../../parts/concept-by-id.tsx';
import { shortId } from '../../parts/names.ts';
import { percent } from '../../parts/percent.ts';
import type { Question } from './review-queries.ts';
import styles from './review.module.css';

type Move = Question['ifConfirmed'][number];

/** What a yes would change, and what a no would. */
export function Moves({ question }: { readonly question: Question }) {
  const { t, i18n } = useTranslation();
  const { ifConfirmed, ifRejected, expectedGainBits } = question;
  const sides = [
    { text: t('review.ifYes'), moves: ifConfirmed },
    { text: t('review.ifNo'), moves: ifRejected },
  ].filter(({ moves }) => moves.length > 0);
  return (
    <details>
      <summary>
        {t('review.changes', { bits: expectedGainBits.toLocaleString(i18n.language, { maximumFractionDigits: 2 }) })}
      </summary>
      {sides.map(({ text, moves }) => (
        <div key={text}>
          <h3>{text}</h3>
          <ul className={styles.moves}>
            {moves.map((move) => (
              <li key={`${move.formId} ${move.conceptId}`}>
                <Moved move={move} question={question} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </details>
  );
}

function Moved({ move, question }: { readonly move: Move; readonly question: Question }) {
  const { t, i18n } = useTranslation();
  const shares = t('review.fromTo', { from: percent(move.from, i18n.language), to: percent(move.to, i18n.language) });
  const form = move.formId === question.formId ? t('review.thisForm') : t('parts.form', { id: shortId(move.formId) });
  return (
    <>
      {form}, {move.conceptId === question.conceptId ? t('review.thisMeaning') : <ConceptById id={move.conceptId} />}:{' '}
      {shares}
    </>
  );
}
