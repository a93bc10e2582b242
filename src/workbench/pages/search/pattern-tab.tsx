import { useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/generated/index.ts';
import type { PatternMatchesQuery } from '../../api/generated/graphql.ts';
import { CollectionChoice } from '../../parts/collection-choice.tsx';
import { IpaKeyboard } from '../../parts/ipa-keyboard.tsx';
import { usePages } from '../../api/use-pages.ts';
import { useAccess } from '../../parts/use-access.ts';
import { Concordance, contextPhones } from './concordance.tsx';
import { PatternHelp } from './pattern-help.tsx';
import { patternProblem } from './pattern-problem.ts';
import { ResultList } from './result-list.tsx';
import { SaveQuery } from './save-query.tsx';
import type { Order } from './search-address.ts';
import type { SearchTabProps } from './search-tab.ts';
import styles from './search.module.css';

const patternMatches = graphql(`
  query PatternMatches(
    $pattern: String!
    $collectionId: ID
    $orderBy: ConcordanceOrder!
    $alternatives: Boolean!
    $least: Float!
    $context: Int!
    $after: String
  ) {
    phoneMatches(
      pattern: $pattern
      collectionId: $collectionId
      orderBy: $orderBy
      alternatives: $alternatives
      minimumConfidence: $least
      first: 30
      after: $after
    ) {
      edges {
        node {
          id
          ipa
          respelling
          startSeconds
          endSeconds
          confidence
          recordingId
          recording {
            id
            title
          }
          before(count: $context) {
            startSeconds
            type {
              ipa
            }
          }
          after(count: $context) {
            endSeconds
            type {
              ipa
            }
          }
          soundEvent {
            id
            wordings {
              words {
                text
              }
            }
          }
        }
      }
      pageInfo {
        ...PageEnd
      }
    }
  }
`);

const matchesIn = ({ phoneMatches }: PatternMatchesQuery) => phoneMatches;

/** Phone patterns; what is found stands in a concordance. */
export function PatternTab({ address, go }: SearchTabProps) {
  const { t } = useTranslation();
  const { access } = useAccess();
  const { q, collection, order, alternatives, least } = address;
  const [typed, setTyped] = useState(q);
  const field = useRef<HTMLInputElement>(null);
  const problemId = useId();
  useEffect(() => setTyped(q), [q]);

  const pages = usePages(
    patternMatches,
    q === ''
      ? undefined
      : { pattern: q, collectionId: collection ?? null, orderBy: order, alternatives, least, context: contextPhones },
    matchesIn,
  );
  const problem = patternProblem(q, pages.error?.graphQLErrors);
  // The cursor goes where it is wrong, as far as nobody types something else meanwhile.
  const place = problem?.place;
  useEffect(() => {
    const typed = field.current;
    if (place !== undefined && typed?.value === q) typed.setSelectionRange(place, place + 1);
  }, [place, q]);

  return (
    <>
      <form
        className="panel stack"
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          go({ q: typed.trim() });
        }}
      >
        <div className="row">
          <label className={styles.grow}>
            <span>{t('search.pattern')}</span>
            <input
              ref={field}
              className={`${styles.query} ipa`}
              value={typed}
              maxLength={500}
              placeholder="[+nasal] V #"
              spellCheck={false}
              autoCapitalize="none"
              autoComplete="off"
              aria-invalid={problem !== undefined}
              aria-describedby={problem && problemId}
              onChange={({ target }) => setTyped(target.value)}
            />
          </label>
          <button type="submit" className="primary">
            {t('search.search')}
          </button>
        </div>
        {problem && (
          <div id={problemId} role="alert">
            <p className={`${styles.problem} ipa`}>
              {problem.before}
              <mark>{problem.at || '␣'}</mark>
              {problem.after}
            </p>
            <p className="error" lang="en">
              {t('search.wrongAt', { place: problem.place + 1 })} {problem.problem}
              {problem.remedy && `; ${problem.remedy}`}
            </p>
          </div>
        )}
        <IpaKeyboard field={field} value={typed} onChange={setTyped} />
        <div className="row">
          <CollectionChoice value={collection} onChange={(id) => go({ q: typed.trim(), collection: id })} />
          <label>
            <span>{t('search.order')}</span>
            <select value={order} onChange={({ target }) => go({ q: typed.trim(), order: target.value as Order })}>
              <option value="POSITION">{t('search.orders.POSITION')}</option>
              <option value="PRECEDING">{t('search.orders.PRECEDING')}</option>
              <option value="FOLLOWING">{t('search.orders.FOLLOWING')}</option>
            </select>
          </label>
          <label>
            <span>{t('search.least')}</span>
            <select
              value={String(least)}
              onChange={({ target }) => go({ q: typed.trim(), least: Number(target.value) })}
            >
              {[...new Set([0, 0.25, 0.5, 0.75, 0.9, least])].sort().map((value) => (
                <option key={value} value={String(value)}>
                  {value === 0 ? t('search.any') : `${Math.round(100 * value)} %`}
                </option>
              ))}
            </select>
          </label>
          <label className="row">
            <input
              type="checkbox"
              checked={alternatives}
              onChange={({ target }) => go({ q: typed.trim(), alternatives: target.checked })}
            />
            <span>{t('search.alternatives')}</span>
          </label>
        </div>
        <PatternHelp
          onTry={(pattern) => {
            setTyped(pattern);
            go({ q: pattern });
          }}
        />
      </form>
      {q === '' && <p className="quiet">{t('search.typePattern')}</p>}
      {q !== '' && !problem && (
        <section className="panel stack" aria-label={t('search.results')}>
          <ResultList pages={pages}>{(matches) => <Concordance matches={matches} />}</ResultList>
          {!pages.error && access?.mayKeep && <SaveQuery address={address} />}
        </section>
      )}
    </>
  );
}
