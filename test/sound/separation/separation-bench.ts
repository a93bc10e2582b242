import { mkdir } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { separateFile, type SeparatedPart, type SeparateOptions } from '../../../src/sound/separation/separate-file.ts';
import { SoundNamer } from '../../../src/sound/naming/sound-namer.ts';
import { MediaFolder } from '../../fixtures/make-media.ts';
import { writeToyNamer } from '../naming/toy-namer.ts';
import { ToyNetwork } from './toy-network.ts';
import { whistleAndRumble } from './whistle-and-rumble.ts';

/** A folder for media, and for each test an empty one for parts that toy networks pull apart. */
export interface SeparationBench {
  folder: MediaFolder;
  namer: SoundNamer;
  /** Another one in each test. */
  out: string;
  /** A wave file of a whistle and a rumble at once. */
  mixture(name: string, sampleRateHz: number, channels: number, noiseLevel: number): Promise<string>;
  separate(path: string, options?: Partial<SeparateOptions>): Promise<readonly SeparatedPart[]>;
}

/** To be called where tests are described; its parts are there when they run. */
export function separationBench(): SeparationBench {
  const bench = {
    mixture: (name, sampleRateHz, channels, noiseLevel) =>
      bench.folder.wave(name, whistleAndRumble(sampleRateHz, channels, noiseLevel), { sampleRateHz, channels }),
    separate: (path, options = {}) =>
      separateFile(path, { separator: new ToyNetwork(), namer: bench.namer, folder: bench.out, ...options }),
  } as SeparationBench;
  let turn = 0;
  beforeAll(async () => {
    bench.folder = await MediaFolder.make();
    await writeToyNamer(bench.folder.path);
    bench.namer = await SoundNamer.load(bench.folder.path);
  });
  afterAll(() => bench.folder.remove());
  beforeEach(async () => {
    bench.out = bench.folder.at(`out-${turn++}`);
    await mkdir(bench.out);
  });
  return bench;
}
