import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { modelCard } from '../../inference/model-card.ts';
import { ModelFileError, modelFilePath, restoreCommand } from '../../inference/model-file.ts';
import { formDims } from './appearance-features.ts';
import { halfToFloat } from '../networks/tfjs-graph.ts';

/** Dimensions of the space in which forms are compared. */
export const spaceDims = 128;

interface FormSpace {
  /** shape (1440) */
  readonly mean: Float32Array;
  /** shape (1440, 128) */
  readonly projection: Float32Array;
}

let space: FormSpace | undefined;

/**
 * Where a form lies in the space that `models/appearance` fitted, in which looks at one thing are near each other.
 * @param form shape (1440)
 * @returns shape (128), of any length
 * @throws {ModelFileError} the fitted space is absent or not the one of its card
 */
export function projectForm(form: Float32Array): Float32Array {
  space ??= readSpace();
  const { mean, projection } = space;
  const projected = new Float32Array(spaceDims);
  for (let i = 0; i < formDims; i++) {
    const value = form[i]! - mean[i]!;
    for (let j = 0; j < spaceDims; j++) projected[j]! += value * projection[i * spaceDims + j]!;
  }
  return projected;
}

function readSpace(): FormSpace {
  const card = modelCard('appearance');
  const path = modelFilePath(card);
  const bytes = readFileSync(path);
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== card.sha256) {
    throw new ModelFileError(card.name, path, card.sha256, found, restoreCommand(card));
  }
  const values = Float32Array.from({ length: formDims * (1 + spaceDims) }, (_, i) =>
    halfToFloat(bytes.readUInt16LE(i * 2)),
  );
  return { mean: values.slice(0, formDims), projection: values.slice(formDims) };
}
