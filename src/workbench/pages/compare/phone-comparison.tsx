import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { percent } from '../../parts/percent.ts';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import { LexiconHeads } from './lexicon-heads.tsx';
import type { LoadedLexicon } from './load-lexicon.ts';
import { comparePhones, overlapOf } from './phone-overlap.ts';
import styles from './compare.module.css';

const phonesAtFirst = 30;

/** Which phones are heard in each, and how much of what is heard they make up. */
export function PhoneComparison({ loaded }: { readonly loaded: readonly LoadedLexicon[] }) {
  const { t, i18n } = useTranslation();
  const [all, setAll] = useState(false);
  const phones = useMemo(() => comparePhones(loaded.map((each) => each.phones)), [loaded]);
  const overlap = overlapOf(phones, loaded.length);
  const largest = Math.max(...phones.flatMap(({ shares }) => shares), Number.MIN_VALUE);
  return (
    <section className="panel stack" aria-labelledby="compare-phones">
      <h2 id="compare-phones">{t('compare.phones')}</h2>
      {phones.length === 0 && <p>{t('compare.noPhones')}</p>}
      {phones.length > 0 && loaded.length > 1 && (
        <p>
          {t('compare.sharedPhones', { shared: overlap.shared, any: overlap.any })}{' '}
          {loaded
            .map(({ lexicon }, place) =>
              t('compare.covered', { name: lexicon.name, share: percent(overlap.covered[place]!, i18n.language) }),
            )
            .join(' ')}
        </p>
      )}
      {phones.length > 0 && (
        <ScrollRegion label={t('parts.table', { name: t('compare.phones') })}>
          <table className={styles.phones}>
            <LexiconHeads first={t('compare.phone')} loaded={loaded} />
            <tbody>
              {(all ? phones : phones.slice(0, phonesAtFirst)).map(({ ipa, counts, shares }) => (
                <tr key={ipa}>
                  <th scope="row" className="ipa">
                    {ipa}
                  </th>
                  {shares.map((share, place) => (
                    <td key={loaded[place]!.lexicon.id}>
                      <span className={styles.bar}>
                        <ShareBar share={share / largest} className={styles.track} />
                        <span className={styles.amount}>
                          {percent(share, i18n.language)} <span className="quiet">({counts[place]})</span>
                        </span>
                      </span>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {phones.length > phonesAtFirst && !all && (
        <div>
          <button type="button" onClick={() => setAll(true)}>
            {t('shell.more')}
          </button>
        </div>
      )}
    </section>
  );
}
