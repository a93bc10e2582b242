/** Who or what sounded, as far as is known. */
export type SoundKind = 'HUMAN' | 'ANIMAL' | 'MACHINE' | 'MUSIC' | 'NATURE' | 'UNKNOWN';

/** A stretch of sound from one source, as the first inference hears it. */
export interface HeardEvent {
  /** Seconds from the recording's start. */
  readonly startSeconds: number;
  /** Seconds, after the start. */
  readonly endSeconds: number;
  /** `voice`, or what the spectrum alone shows: `tonal`, `noise`, `impulse`, `sound`. */
  readonly label: string;
  readonly kind: SoundKind;
  /** 0 to 1; not calibrated. */
  readonly confidence: number;
}
