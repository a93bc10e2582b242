import { useTranslation } from 'react-i18next';
import { ConceptById } from '../../parts/concept-by-id.tsx';
import { percent } from '../../parts/percent.ts';
import styles from './form-page.module.css';

interface Change {
  readonly isInLexicon: boolean;
  readonly mostTried: number;
  readonly threshold: number;
  readonly situationsFor?: number | null;
  readonly situationsAgainst?: number | null;
  readonly situationsUntilRival?: number | null;
  readonly rivalConceptId?: string | null;
  readonly rivalProbability?: number | null;
}

/** How much more would have to be seen for the learner to think otherwise. */
export function ChangeOfMind({
  change,
  name,
  lexiconId,
}: {
  readonly change: Change | null;
  readonly name: string;
  readonly lexiconId: string;
}) {
  const { t, i18n } = useTranslation();
  const heading = <h4 className={styles.heading}>{t('lexicon.change')}</h4>;
  if (change === null) {
    return (
      <div>
        {heading}
        <p className="quiet">{t('lexicon.changeUnknown')}</p>
      </div>
    );
  }
  const { isInLexicon, mostTried, rivalConceptId } = change;
  const threshold = percent(change.threshold, i18n.language);
  const needed = isInLexicon ? change.situationsAgainst : change.situationsFor;
  const until = change.situationsUntilRival;
  return (
    <div>
      {heading}
      <p>
        {needed == null
          ? t(isInLexicon ? 'lexicon.nothingAgainst' : 'lexicon.nothingFor', { count: mostTried, threshold })
          : t(isInLexicon ? 'lexicon.against' : 'lexicon.for', { count: needed, name, threshold })}
      </p>
      {rivalConceptId != null && (
        <p>
          {t('lexicon.rival')} <ConceptById id={rivalConceptId} lexiconId={lexiconId} />
          {change.rivalProbability != null && ` (${percent(change.rivalProbability, i18n.language)})`}
          {': '}
          {until == null
            ? t('lexicon.rivalNever', { count: mostTried })
            : until === 0
              ? t('lexicon.rivalNow')
              : t('lexicon.rivalAfter', { count: until })}
        </p>
      )}
    </div>
  );
}
