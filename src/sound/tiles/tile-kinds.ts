/** What is drawn of a recording's sound. */
export const tileKinds = ['waveform', 'spectrogram', 'f0'] as const;

export type TileKind = (typeof tileKinds)[number];

/** Columns of a tile; the last tile of a level may have fewer. */
export const columnsPerTile = 512;
/** Bands of a spectrogram's column. */
export const spectrogramBands = 128;
/** dB relative to a sine of full scale that the bytes 0 and 255 stand for: 0.43 dB a step, and room below what 16 bits can hold. */
export const floorDb = -110;
export const ceilingDb = 0;
/** What a sample of 1 is in a waveform. */
export const fullScale = 32_767;
/** Hz, where f0 is looked for: as prosody does, so that what is drawn is what is told. */
export const f0MinHz = 60;
export const f0MaxHz = 600;

/** How tiles of a kind are made of a recording. */
export interface TileShape {
  readonly type: 'int16' | 'uint8' | 'uint16';
  readonly valuesPerColumn: number;
  readonly bytesPerColumn: number;
  /** Of the decoded sound, one channel. */
  readonly sampleRateHz: number;
  /** Samples of a column at level 0. */
  readonly columnSamples: number;
  /** From this level on columns are kept on disk; finer ones are made of the decoded sound each time, which is as fast. */
  readonly keptFromLevel: number;
  /** Up to this level a tile is made of the decoded sound while somebody waits: in about a tenth of a second. */
  readonly directToLevel: number;
}

/** What ingestion decodes for voices, and for everything else; so both are there when a page is opened. */
const VOICE_RATE_HZ = 16_000;
const SOUND_RATE_HZ = 32_000;

/**
 * @param recordingRateHz of the recording's sound track, where it is known: a spectrogram goes up to 16 kHz where there may be
 *   something above 8 kHz, and no higher
 */
export function tileShape(kind: TileKind, recordingRateHz?: number | null): TileShape {
  switch (kind) {
    case 'waveform':
      return {
        ...{ type: 'int16', valuesPerColumn: 2, bytesPerColumn: 4, sampleRateHz: VOICE_RATE_HZ, columnSamples: 1 },
        ...{ keptFromLevel: 8, directToLevel: 13 },
      };
    case 'spectrogram': {
      const sampleRateHz = (recordingRateHz ?? 0) > VOICE_RATE_HZ ? SOUND_RATE_HZ : VOICE_RATE_HZ;
      return {
        ...{ type: 'uint8', valuesPerColumn: spectrogramBands, bytesPerColumn: spectrogramBands, sampleRateHz },
        ...{ columnSamples: sampleRateHz / 100, keptFromLevel: 3, directToLevel: 3 },
      };
    }
    case 'f0':
      return {
        ...{ type: 'uint16', valuesPerColumn: 1, bytesPerColumn: 2, sampleRateHz: VOICE_RATE_HZ },
        ...{ columnSamples: VOICE_RATE_HZ / 100, keptFromLevel: 0, directToLevel: 3 },
      };
  }
}
