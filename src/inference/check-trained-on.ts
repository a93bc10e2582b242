import { modelCard } from './model-card.ts';
import { ModelRunError } from './onnx-session.ts';

/**
 * A network that reads another one's inner states understands those of the very file that it was trained on.
 * @param folder that has the folders of both; the shipped ones unless said
 * @throws {ModelRunError} the card does not say which it was, or another one is there
 */
export function checkTrainedOn(model: string, folder?: string): void {
  const { trainedOn } = modelCard(model, folder);
  if (trainedOn === undefined) throw new ModelRunError(model, 'its card does not say what it was trained on');
  const { sha256 } = modelCard(trainedOn.model, folder);
  if (sha256 === trainedOn.sha256) return;
  throw new ModelRunError(
    model,
    `it was trained on ${trainedOn.model} ${trainedOn.sha256.slice(0, 12)}, and ${sha256.slice(0, 12)} is there; ` +
      `train it anew with models/${model}/recipe/run.py`,
  );
}
