import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient, useMutation, useQuery } from 'urql';
import { Link } from 'wouter';
import { fresh, messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import type { SavedSearchesQuery } from '../../api/generated/graphql.ts';
import { ClipPlayer } from '../../parts/clip-player.tsx';
import { clockTime } from '../../parts/clock-time.ts';
import { MomentLink } from '../../parts/moment-link.tsx';
import { useAccess } from '../../parts/use-access.ts';
import { audible } from './kwic.ts';
import { afterMatches, noNews, type SavedNews } from './saved-news.ts';
import { writeSearchAddress } from './search-address.ts';
import { keptCursor, keepCursor } from './seen-cursors.ts';
import styles from './search.module.css';

const savedSearches = graphql(`
  query SavedSearches {
    phoneQueries {
      id
      name
      pattern
      collectionId
      alternatives
      minimumConfidence
      savedAt
      savedCursor
    }
  }
`);

const savedCount = graphql(`
  query SavedCount($name: String!) {
    phoneQuery(name: $name) {
      id
      matchCount {
        count
        isWhole
      }
    }
  }
`);

const forgetSearch = graphql(`
  mutation ForgetSearch($name: String!) {
    forgetPhoneQuery(name: $name)
  }
`);

const newMatches = graphql(`
  subscription NewMatches($name: String!, $after: String) {
    phoneMatched(name: $name, after: $after) {
      cursor
      recordingId
      matches {
        cause
        match {
          id
          ipa
          startSeconds
          endSeconds
        }
      }
    }
  }
`);

type Saved = SavedSearchesQuery['phoneQueries'][number];

/** What is saved, how much there is of each, and what has come since it was looked at last. */
export function SavedTab() {
  const { t } = useTranslation();
  const { access } = useAccess();
  return access && !access.mayKeep ? <p>{t('search.mayNotSave')}</p> : <SavedList />;
}

function SavedList() {
  const { t } = useTranslation();
  const [{ data, error, fetching }, reload] = useQuery({ query: savedSearches, requestPolicy: 'cache-and-network' });
  const [said, setSaid] = useState('');
  if (error && !data) {
    return (
      <p role="alert" className="error">
        {messageOf(error)}
      </p>
    );
  }
  return (
    <section className="panel stack" aria-label={t('search.tabs.saved')}>
      <p role="status" className={said === '' ? 'visually-hidden' : 'quiet'}>
        {said}
      </p>
      {!data && fetching && <p role="status">{t('shell.loading')}</p>}
      {data?.phoneQueries.length === 0 && <p>{t('search.noneSaved')}</p>}
      <ul className={styles.saved}>
        {data?.phoneQueries.map((saved) => (
          <SavedItem
            key={saved.id}
            saved={saved}
            onForgotten={() => {
              setSaid(t('search.forgotten', { name: saved.name }));
              reload(fresh);
            }}
          />
        ))}
      </ul>
    </section>
  );
}

function SavedItem({ saved, onForgotten }: { readonly saved: Saved; readonly onForgotten: () => void }) {
  const { t } = useTranslation();
  const { name, pattern, collectionId, alternatives, minimumConfidence } = saved;
  const news = useNews(saved);
  const [{ data: counted }] = useQuery({ query: savedCount, variables: { name }, requestPolicy: 'cache-and-network' });
  const [{ error, fetching }, forget] = useMutation(forgetSearch);
  const [isAsking, setAsking] = useState(false);
  const count = counted?.phoneQuery?.matchCount;
  const href = writeSearchAddress({
    tab: 'pattern',
    q: pattern,
    collection: collectionId ?? undefined,
    alternatives,
    least: minimumConfidence,
  });
  return (
    <li className="stack" style={{ gap: '0.4rem' }}>
      <div className="row">
        <Link
          href={href}
          onClick={() => {
            if (news.cursor !== undefined) keepCursor(saved.id, news.cursor);
          }}
        >
          <strong>{name}</strong>
        </Link>
        <code className="ipa">{pattern}</code>
        {count && (
          <span className="quiet">
            {t(count.isWhole ? 'search.matches' : 'search.matchesAtLeast', { count: count.count })}
          </span>
        )}
        <strong role="status">{news.count > 0 && t('search.new', { count: news.count })}</strong>
        {isAsking ? (
          <>
            <button
              type="button"
              autoFocus
              disabled={fetching}
              onClick={() => void forget({ name }).then((answer) => answer.data && onForgotten())}
            >
              {t('search.forgetNow', { name })}
            </button>
            <button type="button" onClick={() => setAsking(false)}>
              {t('clips.cancel')}
            </button>
          </>
        ) : (
          <button type="button" onClick={() => setAsking(true)} aria-label={t('search.forgetName', { name })}>
            {t('search.forget')}
          </button>
        )}
        {error && (
          <span role="alert" className="error">
            {messageOf(error)}
          </span>
        )}
      </div>
      {news.newest.length > 0 && (
        <ul className={styles.events} aria-label={t('search.newest')}>
          {news.newest.map((match) => (
            <li key={match.id}>
              <ClipPlayer recordingId={match.recordingId} {...audible(match)} label={match.ipa} showLabel />
              <MomentLink recordingId={match.recordingId} atSeconds={match.startSeconds}>
                {clockTime(match.startSeconds)}
              </MomentLink>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}

/** Follows a saved query from where this browser has last looked at it, or else from when it was saved. */
function useNews({ id, name, savedCursor }: Saved): SavedNews {
  const client = useClient();
  const [news, setNews] = useState(noNews);
  useEffect(() => {
    setNews(noNews);
    const following = client
      .subscription(newMatches, { name, after: keptCursor(id) ?? savedCursor })
      .subscribe(({ data }) => {
        if (data) setNews((before) => afterMatches(before, data.phoneMatched));
      });
    return () => following.unsubscribe();
  }, [client, id, name, savedCursor]);
  return news;
}
