import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { messageOf } from '../../api/ask.ts';
import { graphql } from '../../api/generated/index.ts';
import type { SoundsLikeQuery } from '../../api/generated/graphql.ts';
import { ClipPlayer } from '../../parts/clip-player.tsx';
import { clockTime } from '../../parts/clock-time.ts';
import { MomentLink } from '../../parts/moment-link.tsx';
import { ScrollRegion } from '../../parts/scroll-region.tsx';
import { ShareBar } from '../../parts/share-bar.tsx';
import styles from './search.module.css';

const soundsLike = graphql(`
  query SoundsLike($event: ID, $upload: ID, $collection: ID, $listen: Int!) {
    similarSounds(soundEventId: $event, uploadId: $upload, collectionId: $collection, listen: $listen, first: 20) {
      __typename
      ... on SimilarSounds {
        sounds {
          similarity
          startSeconds
          endSeconds
          recordingId
          soundEvent {
            id
            label
            kind
          }
          alignedPhones {
            example
            found
            distance
          }
        }
      }
      ... on SimilarSoundsRefused {
        code
        message
      }
    }
  }
`);

type Found = Extract<SoundsLikeQuery['similarSounds'], { __typename: 'SimilarSounds' }>['sounds'][number];

interface Asked {
  readonly event?: string;
  readonly upload?: string;
  readonly collection?: string;
  readonly listen: number;
}

/** Sounds like an example, the likest first, and why: phone beside phone. */
export function SimilarList({ event, upload, collection, listen }: Asked) {
  const { t } = useTranslation();
  const [{ data, error, fetching }] = useQuery({
    query: soundsLike,
    variables: { event: event ?? null, upload: upload ?? null, collection: collection ?? null, listen },
    requestPolicy: 'cache-and-network',
  });
  const result = data?.similarSounds;
  const refusal = result?.__typename === 'SimilarSoundsRefused' ? result.message : error && messageOf(error);
  const sounds = result?.__typename === 'SimilarSounds' ? result.sounds : [];
  return (
    <>
      <p role="status" className="quiet">
        {fetching
          ? t('search.listening')
          : refusal === undefined &&
            (sounds.length === 0 ? t('search.nothingLike') : t('search.found', { count: sounds.length }))}
      </p>
      {!fetching && refusal !== undefined && (
        <p role="alert" className="error">
          {refusal}
        </p>
      )}
      {!fetching && sounds.length > 0 && <SimilarTable sounds={sounds} />}
    </>
  );
}

function SimilarTable({ sounds }: { readonly sounds: readonly Found[] }) {
  const { t } = useTranslation();
  return (
    <ScrollRegion label={t('search.results')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('search.play')}</th>
            <th scope="col">{t('search.similarity')}</th>
            <th scope="col">{t('search.why')}</th>
            <th scope="col">{t('search.moment')}</th>
          </tr>
        </thead>
        <tbody>
          {sounds.map((sound) => (
            <tr key={sound.soundEvent.id}>
              <td>
                <ClipPlayer
                  recordingId={sound.recordingId}
                  startSeconds={sound.startSeconds}
                  endSeconds={sound.endSeconds}
                  label={`${sound.soundEvent.label} ${clockTime(sound.startSeconds)}`}
                />
              </td>
              <td>
                <ShareBar share={sound.similarity} className={styles.bar} /> {sound.similarity.toFixed(2)}
              </td>
              <td>
                {sound.alignedPhones ? (
                  <span className={`${styles.aligned} ipa`}>
                    {sound.alignedPhones.map(({ example, found, distance }, place) => (
                      <span key={place} title={t('search.apart', { distance: distance.toFixed(2) })}>
                        <span>{example ?? '–'}</span>
                        <span>{found ?? '–'}</span>
                      </span>
                    ))}
                  </span>
                ) : (
                  sound.soundEvent.label
                )}
              </td>
              <td>
                <MomentLink recordingId={sound.recordingId} atSeconds={sound.startSeconds}>
                  {t('search.go')} {clockTime(sound.startSeconds)}
                </MomentLink>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
