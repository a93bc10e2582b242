import { NotFoundError, ParameterError } from '../errors.ts';
import { captionsOfRecording, type CaptionTools } from '../exchange/captions/captions-of-recording.ts';
import { speechStyles } from '../exchange/captions/speech-pieces.ts';
import { writeCaptions } from '../exchange/captions/write-captions.ts';
import type { Graph } from '../graph/graph.ts';
import type { InferenceEngine } from '../inference/inference-engine.ts';
import { InferenceLoaders } from '../inference/inference-loader.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import type { CaptionMaker } from './media-ports.ts';

/** Captions of recordings of the graph: only of those that the reader may see. */
export function recordingCaptions(graph: Graph, engine: InferenceEngine, tools: CaptionTools): CaptionMaker {
  return async (recordingId, { format, speech, leastConfidence, unknownSounds }, reader, signal) => {
    const style = speechStyles.find((each) => each === speech);
    if (style === undefined) {
      throw new ParameterError(`speech is ${JSON.stringify(speech)}; it must be ${speechStyles.join(', ')}`);
    }
    const [recording] = await new RecordingStore(graph).read([recordingId], (await reader.access()).collectionIds);
    if (recording === undefined) throw new NotFoundError('recording', recordingId);
    const loaders = new InferenceLoaders(engine);
    const request = {
      graph,
      signal,
      infer: loaders.for.bind(loaders),
      reader,
    };
    const choices = { style, leastConfidence, unknownSounds };
    const found = await captionsOfRecording(recording, choices, request, tools);
    return { title: recording.title, text: writeCaptions(found?.captions ?? [], format) };
  };
}
