import { useTranslation } from 'react-i18next';
import styles from './search.module.css';

const examples = [
  ['[+nasal] V #', 'nasalVowelEnd'],
  ['# C V', 'consonantVowelStart'],
  ['[+voice -sonorant]', 'voicedObstruents'],
  ['[ptk] V', 'oneOf'],
  ['[^ptk] V', 'noneOf'],
  ['(st|tr) V', 'either'],
  ['V C{2,3} V', 'count'],
  ['(C V)+ #', 'repeat'],
  ['t _ a', 'any'],
  ['t~', 'marks'],
  ['ˈC V', 'stress'],
  ['[V +long] s?', 'optional'],
  ['ma˥˩', 'tone'],
] as const;

const classes = ['C', 'V', 'N', 'P', 'A', 'F', 'S', 'O', 'R', 'L', 'G'] as const;

/** How a pattern is written, by examples that can be tried. */
export function PatternHelp({ onTry }: { readonly onTry: (pattern: string) => void }) {
  const { t } = useTranslation();
  return (
    <details>
      <summary>{t('search.help')}</summary>
      <div className="stack">
        <table className={styles.help}>
          <thead>
            <tr>
              <th scope="col">{t('search.pattern')}</th>
              <th scope="col">{t('search.finds')}</th>
            </tr>
          </thead>
          <tbody>
            {examples.map(([pattern, text]) => (
              <tr key={pattern}>
                <td>
                  <button
                    type="button"
                    className="ipa"
                    onClick={() => onTry(pattern)}
                    aria-label={t('search.try', { pattern })}
                  >
                    {pattern}
                  </button>
                </td>
                <td>{t(`search.examples.${text}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <h2>{t('search.classes')}</h2>
        <p>
          {classes.map((name) => (
            <span key={name} style={{ marginInlineEnd: '1rem', display: 'inline-block' }}>
              <strong>{name}</strong> {t(`search.class.${name}`)}
            </span>
          ))}
        </p>
        <h2>{t('search.features')}</h2>
        <p lang="en">
          syllabic, sonorant, consonantal, continuant, delrel, lateral, nasal, strident, voice, spread, constricted,
          anterior, coronal, distributed, labial, high, low, back, round, click, tense, long, stress
        </p>
      </div>
    </details>
  );
}
