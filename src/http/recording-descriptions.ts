import { NotFoundError } from '../errors.ts';
import type { DescriptionLibrary } from '../exchange/descriptions/description-library.ts';
import { descriptionOfRecording } from '../exchange/descriptions/description-of-recording.ts';
import { descriptionTrack } from '../exchange/descriptions/write-description.ts';
import type { Graph } from '../graph/graph.ts';
import type { InferenceEngine } from '../inference/inference-engine.ts';
import { InferenceLoaders } from '../inference/inference-loader.ts';
import { NoVideoError } from '../media/media-errors.ts';
import type { RecordingRecord } from '../recording/recording.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import type { Reader } from '../request-context.ts';
import type { DescriptionMaker, MediaLibrary } from './media-ports.ts';

/** Descriptions of recordings of the graph: only of those that the reader may see. */
export function recordingDescriptions(
  graph: Graph,
  engine: InferenceEngine,
  library: MediaLibrary,
  spoken: DescriptionLibrary,
): DescriptionMaker {
  const open = async (id: string, reader: Reader): Promise<RecordingRecord> => {
    const [recording] = await new RecordingStore(graph).read([id], (await reader.access()).collectionIds);
    if (recording === undefined) throw new NotFoundError('recording', id);
    return recording;
  };
  const describe = async (recording: RecordingRecord, reader: Reader, signal: AbortSignal) => {
    const loaders = new InferenceLoaders(engine);
    const request = { graph, signal, infer: loaders.for.bind(loaders), reader };
    return (await descriptionOfRecording(recording, request)) ?? { cues: [], leftOut: 0 };
  };
  return {
    async track(id, reader, signal) {
      const recording = await open(id, reader);
      return { title: recording.title, text: descriptionTrack(await describe(recording, reader, signal)) };
    },
    async sound(id, style, reader, signal) {
      const recording = await open(id, reader);
      const { title, hasVideo, sha256, durationSeconds } = recording;
      if (!hasVideo) throw new NoVideoError(title);
      const { path } = await library.open(id, reader);
      const description = await describe(recording, reader, signal);
      return { title, ...(await spoken.sound({ sha256, path, durationSeconds }, description, style, signal)) };
    },
  };
}
