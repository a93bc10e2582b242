import { useTranslation } from 'react-i18next';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { LexiconHeads } from './lexicon-heads.tsx';
import type { LoadedLexicon } from './load-lexicon.ts';
import styles from './compare.module.css';

/** How much there is of each. */
export function CountTable({ loaded }: { readonly loaded: readonly LoadedLexicon[] }) {
  const { t, i18n } = useTranslation();
  const number = new Intl.NumberFormat(i18n.language);
  const atLeast = (count: number, cut: boolean) =>
    cut ? t('compare.atLeast', { number: number.format(count) }) : number.format(count);
  const withStatus = ({ meanings, meaningsCut }: LoadedLexicon, status: string) =>
    atLeast(meanings.filter((meaning) => meaning.status === status).length, meaningsCut);
  const rows: readonly (readonly [string, (each: LoadedLexicon) => string])[] = [
    [t('compare.recordings'), ({ lexicon }) => number.format(lexicon.recordingCount)],
    [t('compare.forms'), ({ formCount, formsCut }) => atLeast(formCount, formsCut)],
    [t('compare.meanings'), ({ meanings, meaningsCut }) => atLeast(meanings.length, meaningsCut)],
    [
      t('compare.formsWithMeaning'),
      ({ meanings, meaningsCut }) => atLeast(new Set(meanings.map(({ formId }) => formId)).size, meaningsCut),
    ],
    [t('compare.confirmed'), (each) => withStatus(each, 'CONFIRMED')],
    [t('compare.rejected'), (each) => withStatus(each, 'REJECTED')],
    [t('compare.phonesTold'), ({ phones }) => number.format(new Set(phones.map(({ ipa }) => ipa)).size)],
    [t('compare.phonesHeard'), ({ phones }) => number.format(phones.reduce((sum, { count }) => sum + count, 0))],
  ];
  return (
    <section className="panel stack" aria-labelledby="compare-counts">
      <h2 id="compare-counts">{t('compare.counts')}</h2>
      <ScrollRegion label={t('parts.table', { name: t('compare.counts') })}>
        <table className={styles.counts}>
          <LexiconHeads loaded={loaded} />
          <tbody>
            {rows.map(([name, value]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {loaded.map((each) => (
                  <td key={each.lexicon.id}>{value(each)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </section>
  );
}
