import { exportAnnotations } from '../exchange/annotations/export-annotations.ts';
import type { Graph } from '../graph/graph.ts';
import type { InferenceEngine } from '../inference/inference-engine.ts';
import { InferenceLoaders } from '../inference/inference-loader.ts';
import type { Lanes } from '../inference/lanes.ts';
import type { AnnotationExporter } from './media-ports.ts';

/** Annotations of recordings of the graph: only of those that the reader may see. */
export function recordingAnnotations(graph: Graph, engine: InferenceEngine, lanes: Lanes): AnnotationExporter {
  return async (asked, reader, signal) => {
    const loaders = new InferenceLoaders(engine);
    return await exportAnnotations(asked, { graph, signal, infer: loaders.for.bind(loaders), reader }, lanes);
  };
}
