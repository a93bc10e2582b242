import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import type { FormPageQuery } from '../../api/generated/graphql.ts';
import { ClipPlayer } from '../../parts/clip-player.tsx';
import { useConceptName } from '../../parts/concept-name.tsx';
import { FormSpelling } from '../../parts/form-sound.tsx';
import { percent } from '../../parts/percent.ts';
import styles from './form-page.module.css';

type Phrase = FormPageQuery['phrases']['edges'][number]['node'];

/** Phrases that a form is in, word by word, and whether they mean what their words mean. */
export function Phrases({
  phrases,
  formId,
  lexiconId,
}: {
  readonly phrases: readonly Phrase[];
  readonly formId: string;
  readonly lexiconId: string;
}) {
  const { t, i18n } = useTranslation();
  const nameOf = useConceptName();
  return (
    <section className="panel stack" aria-labelledby="form-phrases">
      <h2 id="form-phrases">{t('lexicon.phrases')}</h2>
      {phrases.length === 0 && <p className="quiet">{t('lexicon.noPhrases')}</p>}
      <ul className={styles.list}>
        {phrases.map(({ id, words, whole, composes, count, evidence }) => (
          <li key={id} className="row">
            {evidence[0] && <ClipPlayer {...evidence[0].clip} label={t('lexicon.phrase')} />}
            <span>
              {words.map((word, index) => (
                <span key={index}>
                  {index > 0 && ' + '}
                  {word.formId === formId ? (
                    <strong>
                      <FormSpelling formId={word.formId} token={word.form?.tokens[0]} />
                    </strong>
                  ) : (
                    <Link href={`/lexicon/${lexiconId}/forms/${word.formId}`}>
                      <FormSpelling formId={word.formId} token={word.form?.tokens[0]} />
                    </Link>
                  )}
                  {word.concept && <span className="quiet"> ({nameOf(word.concept)})</span>}
                </span>
              ))}
            </span>
            <span className="quiet">
              {t('lexicon.heardTimes', { count: Math.round(count) })}
              {' · '}
              {t('lexicon.composes', { share: percent(composes, i18n.language) })}
              {whole[0]?.concept &&
                ` · ${t('lexicon.wholeMeans', {
                  name: nameOf(whole[0].concept),
                  share: percent(whole[0].probability, i18n.language),
                })}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
