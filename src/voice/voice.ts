/** What the rest of the house sees of speech synthesis. */

export interface VoiceSettings {
  /** A voice's name, identifier or language tag as `voices()` lists it (`es`, `gmw/en-US`); `en-us` unless said. */
  readonly voice?: string;
  /** A timbre laid over the voice (`f2`, `m3`, `whisper`), one of `variants()`; the voice's own unless said. */
  readonly variant?: string;
  /** Words per minute, 80 to 450; 175 unless said. */
  readonly rate?: number;
  /** 0 to 99 on eSpeak's own scale, where 50 (unless said) is the voice's ordinary height. */
  readonly pitch?: number;
  /** How far pitch moves, 0 (monotone) to 99; 50 unless said. */
  readonly pitchRange?: number;
}

/** One phone as it was synthesised. */
export interface SpokenPhone {
  readonly startSeconds: number;
  readonly endSeconds: number;
  /** IPA without stress marks. */
  readonly phone: string;
  readonly stress?: 'primary' | 'secondary';
}

export interface Speech {
  /** Mono in [-1, 1]. */
  readonly samples: Float32Array;
  readonly sampleRateHz: number;
  /** In order of time; pauses are the gaps between them. */
  readonly phones: readonly SpokenPhone[];
}

export interface VoiceDescription {
  readonly identifier: string;
  readonly name: string;
  /** Language tags, the voice's best first. */
  readonly languages: readonly string[];
}

export interface Voice {
  /**
   * @param text plain text of at most 10,000 characters; what stands in `[[…]]` is read as eSpeak's own phoneme
   * mnemonics (after Kirshenbaum's ASCII IPA; `'` before a vowel's syllable stresses it) by the chosen voice
   * @throws {ParameterError} an unknown voice or variant, or a setting outside its range
   */
  synthesise(text: string, settings?: VoiceSettings): Speech;
  voices(): readonly VoiceDescription[];
  variants(): readonly string[];
}
