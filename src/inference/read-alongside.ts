import { modelCard } from './model-card.ts';
import { readModelFile } from './model-file.ts';
import { ModelRunError } from './onnx-session.ts';

/**
 * What a JSON file says that lies beside a model, such as its labels.
 * @param folder that has the model's folder in it; the shipped one unless said
 * @throws {ModelFileError} it is absent, or not the one of the card
 * @throws {ModelRunError} the card does not name it
 */
export async function readAlongside(model: string, file: string, folder?: string): Promise<unknown> {
  const card = modelCard(model, folder);
  const fact = card.alongside?.find((each) => each.file === file);
  if (fact === undefined) throw new ModelRunError(model, `its card does not name ${file} alongside`);
  return JSON.parse(Buffer.from(await readModelFile(card, fact, folder)).toString('utf8'));
}
