import { useTranslation } from 'react-i18next';
import { ConceptById } from '../../parts/concept-by-id.tsx';
import { FormSound } from '../../parts/form-sound.tsx';
import { IntervalBar } from '../../parts/interval-bar.tsx';
import type { SoundToken } from '../../parts/token-sound.ts';
import styles from './form-page.module.css';

interface Rival {
  readonly kind: 'OTHER_FORM' | 'OTHER_MEANING';
  readonly mapping: {
    readonly id: string;
    readonly formId: string;
    readonly conceptId: string;
    readonly probability: number;
    readonly low: number;
    readonly high: number;
    readonly form?: { readonly tokens: readonly SoundToken[] } | null;
  };
}

/** What else the form may mean, and what else may mean the concept. */
export function Rivals({ rivals, lexiconId }: { readonly rivals: readonly Rival[]; readonly lexiconId: string }) {
  const { t } = useTranslation();
  if (rivals.length === 0) return null;
  return (
    <div>
      <h4 className={styles.heading}>{t('lexicon.rivals')}</h4>
      <ul className={styles.list}>
        {rivals.map(({ kind, mapping }) => (
          <li key={mapping.id}>
            {t(`lexicon.rivalKinds.${kind}`)}{' '}
            {kind === 'OTHER_FORM' ? (
              <>
                <FormSound
                  formId={mapping.formId}
                  token={mapping.form?.tokens[0]}
                  href={`/lexicon/${lexiconId}/forms/${mapping.formId}`}
                />
              </>
            ) : (
              <ConceptById id={mapping.conceptId} lexiconId={lexiconId} />
            )}{' '}
            <IntervalBar probability={mapping.probability} low={mapping.low} high={mapping.high} />
          </li>
        ))}
      </ul>
    </div>
  );
}
