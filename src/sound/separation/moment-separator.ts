import type { Lanes } from '../../inference/lanes.ts';
import { modelChecksum } from '../../inference/model-card.ts';
import type { NamedLabel } from '../naming/sound-namer.ts';
import { soundEventsOfRecording } from '../sound-events-inference.ts';
import { separationVersion, type SeparatedPart } from './separate-file.ts';
import type { MomentToSeparate } from './separate-moment.ts';
import { separableLabels, separatorModel } from './separator.ts';

/** Pulls stretches of recordings apart while somebody waits. */
export interface MomentSeparator {
  /** What can be asked for. @throws {ModelPendingError}; {ModelFileError} */
  labels(): Promise<readonly NamedLabel[]>;
  /** Changes whenever the same stretch would be pulled apart otherwise: the code's, and the networks'. */
  version(): string;
  /** @throws what {@link separateFile} throws, as an error with its code */
  separate(path: string, moment: MomentToSeparate, signal: AbortSignal): Promise<readonly SeparatedPart[]>;
}

/** Of its own, so that whoever waits for parts does not wait for what is put in, nor the other way round. */
const lane = 'separation';
const separating = new URL('./separate-moment.ts', import.meta.url);

/**
 * Works in a worker thread by the shipped networks, and stops when it is told to. A run and not a call: a call would be ended with its thread, which would
 * leave half-written files and a decoder behind.
 */
export function momentSeparatorIn(lanes: Lanes): MomentSeparator {
  return {
    labels: () => separableLabels(),
    version: () => {
      const { name, version, models = [] } = soundEventsOfRecording;
      const networks = [separatorModel, ...models].map((model) => modelChecksum(model));
      return [separationVersion, name, version, ...networks].join(' ');
    },
    separate: async (path, moment, signal) => {
      const run = { kind: 'run', module: separating.href, mediaPath: path, subjects: [], inputs: {} } as const;
      const found = await lanes.do(lane, { ...run, parameters: { ...moment } }, { signal });
      return (found as readonly (readonly SeparatedPart[])[])[0]!;
    },
  };
}
