/** How a stretch of sound goes up and down. Numbers that a stretch does not have are null. */
export interface ProsodyMeasurement {
  readonly durationSeconds: number;
  /** Hz, over the voiced frames; null where none is voiced. */
  readonly f0MedianHz: number | null;
  readonly f0MinHz: number | null;
  readonly f0MaxHz: number | null;
  /** Share of the frames that have a period, 0 to 1. */
  readonly voicedShare: number;
  /** Hz, or null where unvoiced; value i is about the time start + (i + 1/2) * step. At most 100 values. */
  readonly f0Contour: readonly (number | null)[];
  /** 0.02 up to 2 s, longer for what lasts longer. */
  readonly f0ContourStepSeconds: number;
  /** Level of the whole, in dB relative to full scale; -100 for digital silence. */
  readonly intensityDb: number;
  /** Level of the loudest 32 ms. */
  readonly intensityMaxDb: number;
  /** Centre of gravity of the mean power spectrum, 0 to 8000 Hz; null for digital silence. */
  readonly spectralCentroidHz: number | null;
}
