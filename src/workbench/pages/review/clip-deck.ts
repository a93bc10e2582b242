import { clipPlayback } from '../../parts/clip-playback.ts';

export interface DeckClip {
  readonly recordingId: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

export interface DeckState {
  /** Which clip is heard, by `clipKey`. */
  readonly playing?: string;
  /** Those that could not be played. */
  readonly failed: ReadonlySet<string>;
}

/** A browser has few connections to a server, and the answers need one. */
const mostLoaded = 4;

export function clipKey({ recordingId, startSeconds, endSeconds }: DeckClip): string {
  return `${recordingId} ${startSeconds} ${endSeconds}`;
}

/** Plays clips, one after another as well, and has those that will be asked for next loaded already. */
export class ClipDeck {
  readonly #sounds = new Map<string, HTMLAudioElement>();
  readonly #listeners = new Set<() => void>();
  #state: DeckState = { failed: new Set() };
  #queue: readonly DeckClip[] = [];
  #frame = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };
  readonly state = (): DeckState => this.#state;

  /** Loads the first few of these; what is neither among them nor heard is let go. */
  prepare(clips: readonly DeckClip[]): void {
    const wanted = new Map(clips.slice(0, mostLoaded).map((clip) => [clipKey(clip), clip]));
    for (const [key, sound] of this.#sounds) {
      if (wanted.has(key) || key === this.#state.playing) continue;
      release(sound);
      this.#sounds.delete(key);
    }
    for (const [key, clip] of wanted) if (!this.#sounds.has(key)) this.#load(clip);
  }

  /** In a row; what is heard ends. */
  play(clips: readonly DeckClip[]): void {
    this.stop();
    clipPlayback.stop();
    this.#queue = clips;
    this.#next();
  }

  stop(): void {
    cancelAnimationFrame(this.#frame);
    this.#queue = [];
    const { playing } = this.#state;
    if (playing === undefined) return;
    this.#sounds.get(playing)?.pause();
    this.#tell({ playing: undefined });
  }

  /** Lets everything go. */
  close(): void {
    this.stop();
    this.prepare([]);
  }

  #next(): void {
    const [clip, ...rest] = this.#queue;
    this.#queue = rest;
    if (clip === undefined) {
      this.#tell({ playing: undefined });
      return;
    }
    const key = clipKey(clip);
    const sound = this.#sounds.get(key) ?? this.#load(clip);
    if (rest[0] && !this.#sounds.has(clipKey(rest[0]))) this.#load(rest[0]);
    const failed = new Set(this.#state.failed);
    failed.delete(key);
    this.#tell({ playing: key, failed });
    if (sound.readyState >= 1) sound.currentTime = clip.startSeconds;
    sound.play().then(
      () => this.#watch(key, sound, clip),
      (error: unknown) => {
        if (this.#state.playing !== key) return;
        // A browser plays nothing by itself before somebody has done something on the page: no fault of the clip.
        if ((error as DOMException).name === 'NotAllowedError') this.stop();
        else if ((error as DOMException).name !== 'AbortError') this.#fail(key);
      },
    );
  }

  #load(clip: DeckClip): HTMLAudioElement {
    const sound = new Audio();
    sound.preload = 'auto';
    sound.addEventListener('loadedmetadata', () => (sound.currentTime = clip.startSeconds), { once: true });
    sound.addEventListener('error', () => this.#fail(clipKey(clip)), { once: true });
    sound.src = `/media/${encodeURIComponent(clip.recordingId)}#t=${clip.startSeconds}`;
    this.#sounds.set(clipKey(clip), sound);
    return sound;
  }

  #watch(key: string, sound: HTMLAudioElement, clip: DeckClip): void {
    const look = () => {
      if (this.#state.playing !== key) return;
      if (sound.currentTime >= clip.endSeconds || sound.ended) {
        sound.pause();
        this.#next();
      } else this.#frame = requestAnimationFrame(look);
    };
    look();
  }

  #fail(key: string): void {
    // So that it is loaded anew when it is asked for again: the server may be back by then.
    this.#sounds.delete(key);
    this.#state = { ...this.#state, failed: new Set([...this.#state.failed, key]) };
    if (this.#state.playing === key) this.#next();
    else this.#tell({});
  }

  #tell(change: Partial<DeckState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}

/** A sound without a source gives its connection back. */
function release(sound: HTMLAudioElement): void {
  sound.pause();
  sound.removeAttribute('src');
  sound.load();
}
