import { useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { useConceptName } from '../../parts/concept-name.tsx';
import { useSpelling } from '../../parts/form-sound.tsx';
import { shortId } from '../../parts/names.ts';
import { percent } from '../../parts/percent.ts';
import { ClipGrid } from './clip-grid.tsx';
import { Moves } from './moves.tsx';
import { RenameForm, type RenamedConcept } from '../../parts/rename-form.tsx';
import type { Question } from './review-queries.ts';
import { pictureOf, type Deck } from './use-deck.ts';
import styles from './review.module.css';

type Concept = NonNullable<Question['concept']>;

interface QuestionViewProps {
  readonly question: Question;
  readonly deck: Deck;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly mayRename: boolean;
  readonly isRenaming: boolean;
  readonly onRename: (isRenaming: boolean) => void;
  readonly onRenamed: (concept: RenamedConcept) => void;
}

/** Does this sound mean this thing? With what is heard for it and against it, what it looks like, and what an answer moves. */
export function QuestionView({
  question,
  deck,
  heading,
  mayRename,
  isRenaming,
  onRename,
  onRenamed,
}: QuestionViewProps) {
  const { t, i18n } = useTranslation();
  const nameOf = useConceptName();
  const { concept, conceptId, form, formId, lexiconId, probability, tally } = question;
  const { ipa, respelling } = useSpelling(form?.tokens[0], true);
  const name = nameOf(concept ?? { id: conceptId });
  const others = tally.confirmed + tally.rejected + tally.unsure;
  return (
    <section className={`panel ${styles.question}`} aria-labelledby="question">
      <div className="stack">
        <h2 id="question" ref={heading} tabIndex={-1}>
          {t('review.question')}
        </h2>
        <p className="row" style={{ margin: 0 }}>
          <span className={`${styles.form} ipa`}>{ipa ? `[${ipa}]` : t('parts.form', { id: shortId(formId) })}</span>
          {respelling && <span className="quiet">{respelling}</span>}
          {form && <span className="quiet">{t('review.heardTimes', { count: form.tokenCount })}</span>}
          <Link href={`/lexicon/${lexiconId}/forms/${formId}`}>{t('review.open')}</Link>
        </p>
      </div>
      <div className={`stack ${styles.thing}`}>
        {isRenaming ? (
          <RenameForm
            conceptId={conceptId}
            label={concept?.label ?? ''}
            kind={concept?.kind ?? 'UNNAMED'}
            onDone={onRenamed}
            onCancel={() => onRename(false)}
          />
        ) : (
          <div className="row">
            <span className={styles.concept}>{name}</span>
            {concept && concept.kind !== 'UNNAMED' && (
              <span className="quiet">{t(`lexicon.kinds.${concept.kind}`)}</span>
            )}
            {mayRename && (
              <button type="button" onClick={() => onRename(true)}>
                {t('review.rename')} <kbd>r</kbd>
              </button>
            )}
          </div>
        )}
        {concept && concept.occurrences.length > 0 && (
          <div className={styles.pictures}>
            {concept.occurrences.map((seen) => (
              <Picture key={`${seen.recordingId} ${seen.startSeconds}`} seen={seen} name={name} />
            ))}
          </div>
        )}
        <p style={{ margin: 0 }}>
          {t('review.probability', { probability: percent(probability, i18n.language) })}
          {others > 0 && ` · ${t('review.tally', { ...tally })}`}
        </p>
        <Moves question={question} />
      </div>
      <div className={styles.heard}>
        <ClipGrid clips={question.clips} deck={deck} />
      </div>
    </section>
  );
}

/** What it looks like, with a box around it; nothing where the recording has no picture. */
function Picture({ seen, name }: { readonly seen: Concept['occurrences'][number]; readonly name: string }) {
  const { t } = useTranslation();
  const [isGone, setGone] = useState(false);
  const [x = 0, y = 0, width = 0, height = 0] = seen.box;
  const share = (value: number) => `${100 * value}%`;
  if (isGone) return null;
  return (
    <div className={styles.picture}>
      <img src={pictureOf(seen)} alt={t('review.pictureOf', { name })} onError={() => setGone(true)} />
      {width > 0 && <span style={{ left: share(x), top: share(y), width: share(width), height: share(height) }} />}
    </div>
  );
}
