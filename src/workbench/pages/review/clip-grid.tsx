import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { clockTime } from '../../parts/clock-time.ts';
import { clipKey } from './clip-deck.ts';
import type { Question } from './review-queries.ts';
import { pictureOf, type Deck } from './use-deck.ts';
import styles from './review.module.css';

type Clip = Question['clips'][number];

/** What speaks for a yes, then what speaks against it; numbered as the keys are. */
export function ClipGrid({ clips, deck }: { readonly clips: readonly Clip[]; readonly deck: Deck }) {
  const { t } = useTranslation();
  const numbered = clips.map((clip, place) => ({ clip, place }));
  const sides = [
    { text: t('review.speaksFor'), own: numbered.filter(({ clip }) => clip.speaksFor) },
    { text: t('review.speaksAgainst'), own: numbered.filter(({ clip }) => !clip.speaksFor) },
  ];
  return (
    <div className={styles.sides}>
      <div>
        <button type="button" className="primary" onClick={deck.toggle}>
          {t(deck.state.playing === undefined ? 'review.playAll' : 'review.stop')} <kbd>{t('review.space')}</kbd>
        </button>
      </div>
      {sides.map(({ text, own }) => (
        <div key={text} role="group" aria-label={text}>
          <h3>{text}</h3>
          {own.length === 0 && <p className="quiet">{t('review.noClips')}</p>}
          <ul className={styles.clips}>
            {own.map(({ clip, place }) => (
              <li key={clipKey(clip)}>
                <ClipCard clip={clip} place={place} deck={deck} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}

function ClipCard({ clip, place, deck }: { readonly clip: Clip; readonly place: number; readonly deck: Deck }) {
  const { t } = useTranslation();
  const [hasPicture, setPicture] = useState(true);
  const key = clipKey(clip);
  const isPlaying = deck.state.playing === key;
  const hasFailed = deck.state.failed.has(key);
  const name = t('review.clip', { number: place + 1 });
  return (
    <button
      type="button"
      className={styles.clip}
      data-playing={isPlaying || undefined}
      aria-pressed={isPlaying}
      aria-label={
        hasFailed ? t('parts.cannotPlay', { what: name }) : t(isPlaying ? 'parts.stop' : 'parts.play', { what: name })
      }
      onClick={() => deck.playOne(place)}
    >
      {hasPicture && <img src={pictureOf(clip)} alt="" onError={() => setPicture(false)} />}
      <span className={styles.clipLine}>
        {place < 9 && <kbd>{place + 1}</kbd>}
        <span className={hasFailed ? 'error' : 'quiet'}>
          {hasFailed ? '!' : isPlaying ? '◼' : '▶'} {clockTime(clip.endSeconds - clip.startSeconds)}
        </span>
      </span>
    </button>
  );
}
