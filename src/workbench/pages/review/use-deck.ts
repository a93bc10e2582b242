import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { ClipDeck, clipKey, type DeckClip, type DeckState } from './clip-deck.ts';
import type { Question } from './review-queries.ts';

export interface Deck {
  readonly state: DeckState;
  /** Plays all clips in a row, or stops. */
  readonly toggle: () => void;
  readonly playOne: (place: number) => void;
  /** Whether a question is heard by itself when it comes up. */
  readonly isAutomatic: boolean;
  readonly setAutomatic: (isAutomatic: boolean) => void;
}

/** Made ready of the next question: each keeps the server busy, and what is answered now comes first. */
const mostPictures = 6;

/** The sounds of a question, with those of the next loaded already. */
export function useDeck(question: Question | undefined, next: Question | undefined): Deck {
  const [deck] = useState(() => new ClipDeck());
  const [isAutomatic, setAutomatic] = useState(readAutomatic);
  const state = useSyncExternalStore(deck.subscribe, deck.state);
  const clips = useMemo<readonly DeckClip[]>(() => question?.clips ?? [], [question]);

  useEffect(() => {
    const isOther = (clip: DeckClip) => !clips.some((own) => clipKey(own) === clipKey(clip));
    // The first two of each: of those in view, and of those that come next.
    deck.prepare([...clips.slice(0, 2), ...(next?.clips.filter(isOther).slice(0, 2) ?? [])]);
    for (const clip of [...(next?.concept?.occurrences ?? []), ...(next?.clips ?? [])].slice(0, mostPictures)) {
      const picture = new Image();
      picture.fetchPriority = 'low';
      picture.src = pictureOf(clip);
    }
  }, [deck, clips, next]);
  useEffect(() => () => deck.close(), [deck]);

  const questionId = question?.id;
  useEffect(() => {
    deck.stop();
    if (isAutomatic && clips.length > 0) deck.play(clips);
    // When the question changes, not when the choice does.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [deck, questionId]);

  return {
    state,
    toggle: () => (deck.state().playing === undefined ? deck.play(clips) : deck.stop()),
    playOne: (place) => {
      const clip = clips[place];
      if (clip === undefined) return;
      if (deck.state().playing === clipKey(clip)) deck.stop();
      else deck.play([clip]);
    },
    isAutomatic,
    setAutomatic: (wanted) => {
      setAutomatic(wanted);
      writeAutomatic(wanted);
      if (!wanted) deck.stop();
    },
  };
}

/** The picture in the middle of a clip. */
export function pictureOf({ recordingId, startSeconds, endSeconds }: DeckClip): string {
  return `/media/${encodeURIComponent(recordingId)}/thumbnail?at=${((startSeconds + endSeconds) / 2).toFixed(2)}`;
}

const place = 'phonograph.review.automatic';

function readAutomatic(): boolean {
  try {
    return localStorage.getItem(place) !== 'no';
  } catch {
    return true;
  }
}

function writeAutomatic(isAutomatic: boolean): void {
  try {
    localStorage.setItem(place, isAutomatic ? 'yes' : 'no');
  } catch {
    // A browser may forbid storage; then nothing is kept.
  }
}
