/** Who or what sounded, in the broadest kinds. */
export const sourceKinds = ['HUMAN', 'ANIMAL', 'MACHINE', 'MUSIC', 'NATURE', 'UNKNOWN'] as const;
export type SourceKind = (typeof sourceKinds)[number];

/** A stretch of sound from one source, as the recogniser gives it. */
export interface HeardSoundEvent {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly label: string;
  readonly kind: SourceKind;
  /** 0 to 1 */
  readonly confidence: number;
  /** Below it 5 % of its energy lies; absent where none stands out of the background. */
  readonly lowHz?: number;
  /** Above it 5 % lies. */
  readonly highHz?: number;
}

/** The same in the graph. */
export interface SoundEventRecord extends HeardSoundEvent {
  readonly id: string;
  readonly recordingId: string;
  readonly collectionId: string;
  readonly runId: string;
  readonly ordinal: number;
  /** Whether it is an utterance: pause-bounded voice. */
  readonly isVoice: boolean;
}

/** What the recogniser calls voice. */
export const voiceLabel = 'voice';

/** What only sounds above 16 kHz. */
export const ultrasoundLabel = 'ultrasound';
