import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { graphql } from '../../api/generated/index.ts';
import type { FormsByRespellingQuery, UtterancesByRespellingQuery } from '../../api/generated/graphql.ts';
import { ClipPlayer } from '../../parts/clip-player.tsx';
import { clockTime } from '../../parts/clock-time.ts';
import { usePages } from '../../parts/use-pages.ts';
import { CollectionChoice } from './collection-choice.tsx';
import { ResultList } from './result-list.tsx';
import type { SearchAddress } from './search-address.ts';
import type { SearchTabProps } from './search-tab.ts';
import styles from './search.module.css';

const utterancesByRespelling = graphql(`
  query UtterancesByRespelling($respelling: String!, $within: RespelledStretch!, $collectionId: ID, $after: String) {
    utterancesByRespelling(
      respelling: $respelling
      within: $within
      collectionId: $collectionId
      first: 30
      after: $after
    ) {
      edges {
        node {
          distance
          ipa
          respelling
          soundEventId
          recordingId
          recording {
            id
            title
          }
          soundEvent {
            id
            startSeconds
            endSeconds
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const formsByRespelling = graphql(`
  query FormsByRespelling($respelling: String!, $collectionId: ID, $after: String) {
    soundFormsByRespelling(respelling: $respelling, collectionId: $collectionId, first: 30, after: $after) {
      edges {
        node {
          distance
          ipa
          respelling
          tokenId
          form {
            id
            lexiconId
            tokenCount
            tokens(first: 1) {
              id
              recordingId
              startSeconds
              endSeconds
            }
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

interface Row {
  readonly key: string;
  readonly respelling: string;
  readonly ipa: string;
  readonly distance: number;
  readonly clip?: { readonly recordingId: string; readonly startSeconds: number; readonly endSeconds: number };
  readonly title?: string;
  readonly form?: { readonly id: string; readonly lexiconId: string; readonly tokenCount: number };
}

interface Ends {
  readonly hasNextPage: boolean;
  readonly endCursor?: string | null;
}

function pageOfUtterances({ utterancesByRespelling: { edges, pageInfo } }: UtterancesByRespellingQuery) {
  const items = edges.map(({ node }): Row => {
    const { soundEvent, recordingId } = node;
    const clip = soundEvent
      ? { recordingId, startSeconds: soundEvent.startSeconds, endSeconds: soundEvent.endSeconds }
      : undefined;
    return { ...node, key: node.soundEventId, clip, title: node.recording?.title };
  });
  return { items, next: nextOf(pageInfo) };
}

function pageOfForms({ soundFormsByRespelling: { edges, pageInfo } }: FormsByRespellingQuery) {
  const items = edges.map(({ node }): Row => ({ ...node, key: node.form.id, clip: node.form.tokens[0] }));
  return { items, next: nextOf(pageInfo) };
}

function nextOf({ hasNextPage, endCursor }: Ends): string | undefined {
  return hasNextPage ? (endCursor ?? undefined) : undefined;
}

/** What somebody heard, written as English readers write. */
export function RespellingTab({ address, go }: SearchTabProps) {
  const { t } = useTranslation();
  const { q, collection, among } = address;
  const [typed, setTyped] = useState(q);
  useEffect(() => setTyped(q), [q]);
  const field = useRef<HTMLInputElement>(null);
  const asked = { respelling: q, collectionId: collection ?? null };
  const utterances = usePages(
    utterancesByRespelling,
    q === '' || among === 'FORMS' ? undefined : { ...asked, within: among },
    pageOfUtterances,
  );
  const forms = usePages(formsByRespelling, q === '' || among !== 'FORMS' ? undefined : asked, pageOfForms);
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
        <div className="row" style={{ alignItems: 'end' }}>
          <label className={styles.grow}>
            <span>{t('search.heard')}</span>
            <input
              ref={field}
              className={styles.query}
              value={typed}
              placeholder="an nyeong ha se yo"
              spellCheck={false}
              autoCapitalize="none"
              autoComplete="off"
              onChange={({ target }) => setTyped(target.value)}
            />
          </label>
          <button type="submit" className="primary">
            {t('search.search')}
          </button>
        </div>
        <div className="row">
          <label>
            <span>{t('search.among')}</span>
            <select
              value={among}
              onChange={({ target }) => go({ q: typed.trim(), among: target.value as SearchAddress['among'] })}
            >
              <option value="PART">{t('search.spans.PART')}</option>
              <option value="WHOLE">{t('search.spans.WHOLE')}</option>
              <option value="FORMS">{t('search.spans.FORMS')}</option>
            </select>
          </label>
          <CollectionChoice value={collection} onChange={(id) => go({ q: typed.trim(), collection: id })} />
        </div>
        <p className="quiet" style={{ margin: 0 }}>
          {t('search.respellingHelp')}
        </p>
      </form>
      {q !== '' && (
        <div className="panel stack">
          <ResultList<Row> pages={among === 'FORMS' ? forms : utterances}>{(rows) => <Rows rows={rows} />}</ResultList>
        </div>
      )}
    </>
  );
}

function Rows({ rows }: { readonly rows: readonly Row[] }) {
  const { t } = useTranslation();
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('search.results')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('search.play')}</th>
            <th scope="col">{t('search.respelling')}</th>
            <th scope="col">IPA</th>
            <th scope="col">{t('search.distance')}</th>
            <th scope="col">{t('search.moment')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, respelling, ipa, distance, clip, title, form }) => (
            <tr key={key}>
              <td>{clip && <ClipPlayer {...clip} label={respelling} />}</td>
              <td>
                {form ? <Link href={`/lexicon/${form.lexiconId}/forms/${form.id}`}>{respelling}</Link> : respelling}
              </td>
              <td className="ipa">{ipa}</td>
              <td>{distance.toFixed(2)}</td>
              <td>
                {clip && (
                  <Link href={`/recordings/${clip.recordingId}?t=${clip.startSeconds.toFixed(3)}`}>
                    {title ?? t('search.times', { count: form?.tokenCount ?? 1 })} {clockTime(clip.startSeconds)}
                  </Link>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
