import { playableCopyOf, waitForPlayableCopy } from './playable-copy.ts';

/** A stretch of a recording. */
export interface Stretch {
  readonly recordingId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export type ClipState = 'idle' | 'loading' | 'playing' | 'failed';

/** A copy of a film of three hours takes longer; who wants that opens its page, which tells how far it is. */
const longestWaitMs = 120_000;

function mediaPathOf({ recordingId }: Stretch): string {
  return `/media/${encodeURIComponent(recordingId)}`;
}

/** Plays one clip at a time on the whole page: who starts another, or any other sound or video, stops it. */
export class ClipPlayback {
  #sound: HTMLAudioElement | undefined;
  #owner: string | undefined;
  #state: ClipState = 'idle';
  #stretch: Stretch | undefined;
  #frame = 0;
  /** Recordings that the browser cannot play as they are. */
  readonly #copied = new Set<string>();
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  stateOf(owner: string): ClipState {
    return owner === this.#owner ? this.#state : 'idle';
  }

  play(owner: string, stretch: Stretch): void {
    const sound = (this.#sound ??= this.#makeSound());
    sound.pause();
    this.#owner = owner;
    this.#stretch = stretch;
    const whole = mediaPathOf(stretch);
    const path = this.#copied.has(stretch.recordingId) ? playableCopyOf(whole) : whole;
    if (!sound.src.split('#')[0]!.endsWith(path) || sound.error) {
      // The fragment tells the browser to fetch from there, not from the beginning of three hours.
      sound.src = `${path}#t=${stretch.startSeconds}`;
    } else if (sound.readyState >= 1) sound.currentTime = stretch.startSeconds;
    this.#tell('loading');
    sound.play().catch((error: unknown) => {
      // A newer clip, or a stop, ends the promise of an older one.
      if (this.#owner === owner && (error as DOMException).name !== 'AbortError') this.#cannot(owner, stretch);
    });
  }

  stop(owner?: string): void {
    if (owner !== undefined && owner !== this.#owner) return;
    this.#sound?.pause();
    this.#tell('idle');
  }

  #makeSound(): HTMLAudioElement {
    const sound = new Audio();
    sound.preload = 'auto';
    sound.addEventListener('loadedmetadata', () => {
      if (this.#stretch) sound.currentTime = this.#stretch.startSeconds;
    });
    sound.addEventListener('playing', () => {
      this.#tell('playing');
      this.#watch();
    });
    sound.addEventListener('timeupdate', () => this.#stopAtEnd());
    sound.addEventListener('ended', () => this.stop());
    // Before it plays the promise of `play` tells it.
    sound.addEventListener('error', () => this.#state === 'playing' && this.#tell('failed'));
    // Events of media do not bubble, but are seen on their way down. Our own element is not in the document.
    document.addEventListener('play', () => this.stop(), { capture: true });
    return sound;
  }

  /** Where the format is at fault there is a copy that can be played. */
  #cannot(owner: string, stretch: Stretch): void {
    const { error } = this.#sound!;
    const isFormat = error !== null && error.code !== MediaError.MEDIA_ERR_NETWORK;
    if (!isFormat || this.#copied.has(stretch.recordingId)) return this.#tell('failed');
    const isStillWanted = () => this.#owner === owner && this.#stretch === stretch && this.#state === 'loading';
    waitForPlayableCopy(mediaPathOf(stretch), () => {}, AbortSignal.timeout(longestWaitMs)).then(
      () => {
        this.#copied.add(stretch.recordingId);
        if (isStillWanted()) this.play(owner, stretch);
      },
      () => isStillWanted() && this.#tell('failed'),
    );
  }

  /** `timeupdate` comes four times a second, too late for the end of a syllable; frames stop while the page is hidden. */
  #watch(): void {
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(() => {
      this.#stopAtEnd();
      if (this.#state === 'playing') this.#watch();
    });
  }

  #stopAtEnd(): void {
    const stretch = this.#stretch;
    if (this.#state === 'playing' && stretch && this.#sound!.currentTime >= stretch.endSeconds) this.stop();
  }

  #tell(state: ClipState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

export const clipPlayback = new ClipPlayback();
