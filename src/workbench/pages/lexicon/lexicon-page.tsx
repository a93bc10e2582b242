import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'wouter';
import { NoLexicon } from '../../parts/no-lexicon.tsx';
import { Problem } from '../../parts/problem.tsx';
import { DatasetsPanel } from './datasets-panel.tsx';
import { FilterBar } from './filter-bar.tsx';
import { FormTable } from './form-table.tsx';
import { filterOf, withFilter } from './lexicon-filter.ts';
import { useLexicons } from '../../parts/use-lexicons.ts';

/** A lexicon: its sound forms and what they probably mean. What is chosen and filtered stands in the address. */
export default function LexiconPage() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const { lexicons, problem, again } = useLexicons();
  const said = address.toString();
  const filter = useMemo(() => filterOf(new URLSearchParams(said)), [said]);
  const lexicon = lexicons?.find(({ id }) => id === address.get('lexicon')) ?? lexicons?.[0];
  return (
    <div className="stack">
      <h1>{t('lexicon.title')}</h1>
      {problem !== undefined && <Problem message={problem} onAgain={again} />}
      {!lexicons && problem === undefined && <p role="status">{t('shell.loading')}</p>}
      {lexicons?.length === 0 && <NoLexicon />}
      {lexicons && lexicon && (
        <>
          <FilterBar
            lexicons={lexicons}
            lexiconId={lexicon.id}
            onLexicon={(id) =>
              setAddress((now) => {
                now.set('lexicon', id);
                return now;
              })
            }
            filter={filter}
            onFilter={(next) => setAddress((now) => withFilter(now, next), { replace: true })}
          />
          <FormTable lexiconId={lexicon.id} filter={filter} />
          <DatasetsPanel key={`${lexicon.id} datasets`} lexicon={lexicon} />
        </>
      )}
    </div>
  );
}
