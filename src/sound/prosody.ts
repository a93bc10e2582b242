/** Pitch, loudness and colour of one stretch of sound. */
export interface MeasuredProsody {
  /** Hz over voiced frames; null without any. */
  readonly f0MedianHz: number | null;
  readonly f0MinHz: number | null;
  readonly f0MaxHz: number | null;
  /** Share of frames that are voiced, 0 to 1. */
  readonly voicedShare: number;
  /** Hz every `f0StepSeconds`; 0 where unvoiced. */
  readonly f0ContourHz: readonly number[];
  readonly f0StepSeconds: number;
  /** dB re full scale, not above 0 for a signal in [-1, 1]. */
  readonly intensityMeanDb: number;
  readonly intensityMaxDb: number;
  /** Hz; null in digital silence. */
  readonly spectralCentroidHz: number | null;
}
