import type { RunModule } from '../../inference/run-batch.ts';
import { SoundNamer } from '../naming/sound-namer.ts';
import type { AskedSpan } from './asked-span.ts';
import { separateFile, type SeparatedPart } from './separate-file.ts';
import { Separator } from './separator.ts';

/** What crosses to the worker thread. */
export interface MomentToSeparate {
  /** One part for each label that is heard unless said. */
  readonly query?: string;
  readonly span: AskedSpan;
  /** Where the parts are written, under names that {@link separateFile} gives them. */
  readonly folder: string;
}

/** Pulls a stretch of a recording apart in a worker thread; it has no subjects, and one result. */
const separateMoment: RunModule<readonly SeparatedPart[]> = async ({ media, parameters, signal, progress }) => {
  const { query, span, folder } = parameters as unknown as MomentToSeparate;
  const parts = await separateFile(media.path, {
    separator: await Separator.load(),
    namer: await SoundNamer.load(),
    folder,
    span,
    signal,
    progress,
    ...(query !== undefined && { query }),
  });
  return [parts];
};

export default separateMoment;
