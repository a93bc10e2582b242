import { dot } from '../../dsp/dot.ts';
import { ParameterError } from '../../errors.ts';
import { colourBins, type AppearanceFeatures } from './appearance-features.ts';
import { projectForm, spaceDims } from './form-space.ts';

/**
 * An appearance small enough to keep beside every thing seen: one byte of version, the form and the colours, one byte
 * a number. Distances are computed on the bytes.
 */
const version = 1;
const formStart = 1;
const colourStart = formStart + spaceDims;
export const descriptorBytes = colourStart + colourBins;

/** How much colour counts beside form; tuned in `benchmark/evaluations/appearances.md`. */
const colourWeight = 0.4;
/** Steps for a form of length one; its numbers are rarely above a third. */
const formStep = 320;
const colourStep = 255;

/** @param several looks at one thing, pooled */
export function encodeDescriptor(looks: readonly AppearanceFeatures[]): Uint8Array {
  if (looks.length === 0) throw new ParameterError('a descriptor needs at least one look at the thing');
  const bytes = new Uint8Array(descriptorBytes);
  bytes[0] = version;
  const form = new Float64Array(spaceDims);
  const colour = new Float64Array(colourBins);
  for (const look of looks) {
    projectForm(look.form).forEach((value, i) => (form[i]! += value));
    look.colour.forEach((value, i) => (colour[i]! += value / looks.length));
  }
  const length = Math.hypot(...form) || 1;
  form.forEach((value, i) => (bytes[formStart + i] = clampByte(128 + (value / length) * formStep)));
  colour.forEach((value, i) => (bytes[colourStart + i] = clampByte(value * colourStep)));
  return bytes;
}

/** A descriptor ready for comparing: both parts of length one. */
export interface ComparableAppearance {
  readonly form: Float32Array;
  readonly colour: Float32Array;
}

/** @throws {ParameterError} bytes of another version or length */
export function decodeDescriptor(bytes: Uint8Array): ComparableAppearance {
  if (bytes.length !== descriptorBytes || bytes[0] !== version) {
    throw new ParameterError(
      `an appearance has ${descriptorBytes} bytes of version ${version}, got ${bytes.length} of version ${bytes[0] ?? 'none'}`,
    );
  }
  const form = Float32Array.from(bytes.subarray(formStart, colourStart), (byte) => byte - 128);
  const colour = Float32Array.from(bytes.subarray(colourStart));
  return { form: unit(form), colour: unit(colour) };
}

/** How unlike two things look: 0 the same, 1 nothing in common. Symmetric. */
export function appearanceDistance(a: ComparableAppearance, b: ComparableAppearance): number {
  const form = Math.min(1, Math.max(0, (1 - dot(a.form, b.form)) / 2));
  const colour = Math.sqrt(Math.max(0, 1 - dot(a.colour, b.colour)));
  return Math.min(1, (form + colourWeight * colour) / (1 + colourWeight));
}

/** As {@link appearanceDistance}, of descriptors as they are kept. */
export function descriptorDistance(a: Uint8Array, b: Uint8Array): number {
  return appearanceDistance(decodeDescriptor(a), decodeDescriptor(b));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}

function clampByte(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
