import { loadModel, type OnnxModel } from '../../inference/onnx-session.ts';
import { readModelFile } from '../../inference/model-file.ts';
import { writeOnnx } from './onnx-writer.ts';
import { readTfjsGraph } from './tfjs-graph.ts';
import { tfjsToOnnx, type TfjsCut } from './tfjs-to-onnx.ts';

/**
 * A network that an npm package carries for TensorFlow.js, on ONNX Runtime; made once per thread.
 * @param name of a card whose `file` is the graph and whose first file `alongside` holds the weights
 * @throws {ModelFileError} the package is absent or another version
 */
export function loadTfjsModel(name: string, cut: TfjsCut): Promise<OnnxModel> {
  return loadModel(name, {
    convert: async (card, folder) => {
      const topology = await readModelFile(card, card, folder);
      const weights = await readModelFile(card, card.alongside?.[0], folder);
      return writeOnnx(tfjsToOnnx(readTfjsGraph(Buffer.from(topology).toString('utf8'), weights), cut));
    },
  });
}
