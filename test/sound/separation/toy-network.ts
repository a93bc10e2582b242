import { MASK_BANDS } from '../../../src/sound/separation/mask-bands.ts';
import type { MaskNetwork } from '../../../src/sound/separation/separator.ts';
import type { NamedLabel } from '../../../src/sound/naming/sound-namer.ts';
import { toyLabels } from '../naming/toy-namer.ts';

/** 2 kHz. */
const firstHighBand = 64;

/** Takes what is above 2 kHz for a whistle and what is below for a rumble, as the toy that names sounds does about. */
export class ToyNetwork implements MaskNetwork {
  readonly labels = toyLabels.labels as readonly NamedLabel[];
  asked = 0;

  async masks(bands: Float32Array, _frames: number, question: Float32Array): Promise<Float32Array> {
    this.asked++;
    const [whistle, rumble] = question as unknown as [number, number];
    return bands.map((_, at) => (at % MASK_BANDS >= firstHighBand ? whistle : rumble));
  }
}
