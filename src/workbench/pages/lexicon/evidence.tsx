import { useTranslation } from 'react-i18next';
import type { SituationPartsFragment } from '../../api/generated/graphql.ts';
import { ConceptById } from '../../parts/concept-by-id.tsx';
import { Moment } from '../../parts/moment.tsx';
import { Moments } from '../../parts/moments.tsx';
import { percent } from '../../parts/percent.ts';
import styles from './form-page.module.css';

/** Things that a card names; what is surest comes first. */
const namedThings = 4;

/** Situations of one side, to be seen and heard. */
export function Evidence({
  heading,
  none,
  situations,
  lexiconId,
}: {
  readonly heading: string;
  readonly none: string;
  readonly situations: readonly SituationPartsFragment[];
  readonly lexiconId: string;
}) {
  const { t, i18n } = useTranslation();
  return (
    <div className="stack">
      <h4 className={styles.heading}>{heading}</h4>
      {situations.length === 0 && <p className="quiet">{none}</p>}
      <Moments items={situations} idOf={({ id }) => id} label={heading}>
        {({ clip, saw }) => (
          <Moment recordingId={clip.recordingId} startSeconds={clip.startSeconds} endSeconds={clip.endSeconds}>
            <p className={`quiet ${styles.saw}`}>
              {t(saw.length === 0 ? 'lexicon.sawNothing' : 'lexicon.saw')}{' '}
              {saw
                .toSorted((one, other) => other.confidence - one.confidence)
                .slice(0, namedThings)
                .map(({ conceptId, confidence }, index) => (
                  <span key={conceptId}>
                    {index > 0 && ', '}
                    <ConceptById id={conceptId} lexiconId={lexiconId} /> {percent(confidence, i18n.language)}
                  </span>
                ))}
            </p>
          </Moment>
        )}
      </Moments>
    </div>
  );
}
