import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from 'wouter';
import { NoLexicon } from '../../parts/no-lexicon.tsx';
import { Problem } from '../../parts/problem.tsx';
import { useLexicons } from '../../parts/use-lexicons.ts';
import { ReviewSitting } from './review-sitting.tsx';

/** Questions about one lexicon, one after another; which lexicon stands in the address. */
export default function ReviewPage() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const wanted = new URLSearchParams(useSearch()).get('lexicon');
  const { lexicons, problem, again } = useLexicons();
  const chosen = wanted ?? lexicons?.[0]?.id;
  return (
    <div className="stack">
      <div className="row">
        <h1>{t('review.title')}</h1>
        {lexicons !== undefined && lexicons.length > 0 && (
          <label className="row">
            <span>{t('review.lexicon')}</span>
            <select value={chosen} onChange={({ target }) => navigate(`/review?lexicon=${target.value}`)}>
              {wanted !== null && !lexicons.some(({ id }) => id === wanted) && <option value={wanted}>{wanted}</option>}
              {lexicons.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {problem !== undefined && <Problem message={problem} onAgain={again} />}
      {lexicons?.length === 0 && <NoLexicon />}
      {chosen === undefined ? (
        lexicons === undefined && problem === undefined && <p role="status">{t('shell.loading')}</p>
      ) : (
        <ReviewSitting
          key={chosen}
          lexiconId={chosen}
          mayAnswer={lexicons?.find(({ id }) => id === chosen)?.mayAnnotate ?? true}
        />
      )}
    </div>
  );
}
