import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';
import { useSearchParams } from 'wouter';
import { useWork } from '../../api/use-work.ts';
import { NoLexicon } from '../../parts/no-lexicon.tsx';
import { Problem } from '../../parts/problem.tsx';
import { useLexicons, type Lexicon } from '../../parts/use-lexicons.ts';
import { ConceptComparison } from './concept-comparison.tsx';
import { CountTable } from './count-table.tsx';
import { LanguageConfusion } from './language-confusion.tsx';
import { loadLexicon } from './load-lexicon.ts';
import { PhoneComparison } from './phone-comparison.tsx';
import { ReviewEvaluation } from './review-evaluation.tsx';

/** Lexicons that are compared at once at most: more columns than this nobody reads. */
const mostLexicons = 4;

/** Languages or species side by side. Which ones stands in the address. */
export default function ComparePage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const { lexicons, problem, again } = useLexicons();
  const said = address.get('lexicons');
  const chosen = useMemo(() => {
    if (!lexicons) return [];
    if (said === null) return lexicons.slice(0, 2);
    const ids = said.split(',');
    return lexicons.filter(({ id }) => ids.includes(id)).slice(0, mostLexicons);
  }, [lexicons, said]);
  const choose = (next: readonly Lexicon[]) =>
    setAddress((now) => {
      now.set('lexicons', next.map(({ id }) => id).join(','));
      return now;
    });
  return (
    <div className="stack">
      <h1>{t('compare.title')}</h1>
      {problem !== undefined && <Problem message={problem} onAgain={again} />}
      {!lexicons && problem === undefined && <p role="status">{t('shell.loading')}</p>}
      {lexicons?.length === 0 && <NoLexicon />}
      {lexicons && lexicons.length > 0 && (
        <fieldset className="panel row">
          <legend>{t('compare.choose', { count: mostLexicons })}</legend>
          {lexicons.map((lexicon) => {
            const isChosen = chosen.includes(lexicon);
            return (
              <label key={lexicon.id} className="row">
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={!isChosen && chosen.length >= mostLexicons}
                  onChange={() => choose(isChosen ? chosen.filter((each) => each !== lexicon) : [...chosen, lexicon])}
                />
                <span>{lexicon.name}</span>
              </label>
            );
          })}
        </fieldset>
      )}
      {lexicons && lexicons.length > 0 && chosen.length < 2 && (
        <p>{t(lexicons.length < 2 ? 'compare.onlyOne' : 'compare.chooseMore')}</p>
      )}
      {chosen.length > 0 && <Comparison chosen={chosen} />}
      {chosen.length > 0 && (
        <>
          <ReviewEvaluation lexicons={chosen} />
          <LanguageConfusion lexicons={chosen} />
        </>
      )}
    </div>
  );
}

function Comparison({ chosen }: { readonly chosen: readonly Lexicon[] }) {
  const { t } = useTranslation();
  const client = useClient();
  const [items, setItems] = useState(0);
  const work = useCallback(
    async (signal: AbortSignal) => {
      const counts = chosen.map(() => 0);
      setItems(0);
      return await Promise.all(
        chosen.map((lexicon, place) =>
          loadLexicon(client, lexicon, signal, (count) => {
            counts[place] = count;
            if (!signal.aborted) setItems(counts.reduce((sum, each) => sum + each, 0));
          }),
        ),
      );
    },
    [client, chosen],
  );
  const { result, problem, running, again } = useWork(work);
  return (
    <>
      {running && <p role="status">{t('compare.fetching', { count: items })}</p>}
      {problem !== undefined && <Problem message={problem} onAgain={again} />}
      {result && (
        <>
          <CountTable loaded={result} />
          <ConceptComparison loaded={result} />
          <PhoneComparison loaded={result} />
        </>
      )}
    </>
  );
}
