import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import { graphql } from '../../api/generated/index.ts';
import type { FormsByRespellingQuery, UtterancesByRespellingQuery } from '../../api/generated/graphql.ts';
import { ClipPlayer } from '../../parts/clip-player.tsx';
import { clockTime } from '../../parts/clock-time.ts';
import { CollectionChoice } from '../../parts/collection-choice.tsx';
import { MomentLink } from '../../parts/moment-link.tsx';
import { SaveTable } from '../../parts/save-table.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import type { Page } from '../../api/pages.ts';
import { usePages } from '../../api/use-pages.ts';
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
        ...PageEnd
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
        ...PageEnd
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

function utterancesIn({ utterancesByRespelling: { edges, pageInfo } }: UtterancesByRespellingQuery): Page<Row> {
  const rowOf = ({ node }: (typeof edges)[number]): Row => {
    const { soundEvent, recordingId } = node;
    const clip = soundEvent
      ? { recordingId, startSeconds: soundEvent.startSeconds, endSeconds: soundEvent.endSeconds }
      : undefined;
    return { ...node, key: node.soundEventId, clip, title: node.recording?.title };
  };
  return { pageInfo, edges: edges.map((edge) => ({ node: rowOf(edge) })) };
}

function formsIn({ soundFormsByRespelling: { edges, pageInfo } }: FormsByRespellingQuery): Page<Row> {
  return {
    pageInfo,
    edges: edges.map(({ node }) => ({ node: { ...node, key: node.form.id, clip: node.form.tokens[0] } })),
  };
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
    utterancesIn,
  );
  const forms = usePages(formsByRespelling, q === '' || among !== 'FORMS' ? undefined : asked, formsIn);
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
    <>
      <ScrollRegion label={t('search.results')}>
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
                    <MomentLink recordingId={clip.recordingId} atSeconds={clip.startSeconds}>
                      {title ?? t('search.times', { count: form?.tokenCount ?? 1 })} {clockTime(clip.startSeconds)}
                    </MomentLink>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <SaveTable name="as-it-sounds" rows={() => tableOf(rows)} />
    </>
  );
}

/** Names of columns as programs like them. */
function tableOf(rows: readonly Row[]) {
  const head = ['recording', 'start_s', 'end_s', 'respelling', 'ipa', 'distance'];
  return [
    head,
    ...rows.map(({ title, clip, respelling, ipa, distance }) => {
      return [title ?? clip?.recordingId, clip?.startSeconds, clip?.endSeconds, respelling, ipa, distance];
    }),
  ];
}
