import { ParameterError } from '../../errors.ts';

/** A network as TensorFlow.js stores it: `model.json` and its weights. Only what a converter needs. */
export interface TfjsNode {
  readonly op: string;
  readonly name: string;
  readonly input?: readonly string[];
  readonly attr?: Readonly<Record<string, TfjsAttribute>>;
}

interface TfjsAttribute {
  readonly list?: { readonly i?: readonly string[]; readonly s?: readonly string[] };
  readonly s?: string;
  readonly b?: boolean;
  readonly i?: string;
}

export interface TfjsWeight {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

export interface TfjsGraph {
  readonly nodes: ReadonlyMap<string, TfjsNode>;
  readonly weights: ReadonlyMap<string, TfjsWeight>;
}

interface WeightSpec {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly quantization?: { readonly dtype: string; readonly scale?: number; readonly min?: number };
}

interface ModelJson {
  readonly modelTopology: { readonly node: readonly TfjsNode[] };
  readonly weightsManifest: readonly { readonly weights: readonly WeightSpec[] }[];
}

/**
 * @param json text of `model.json`
 * @param bytes its weights, shards joined in order
 * @throws {ParameterError} a weight type this reader does not know, or too few bytes
 */
export function readTfjsGraph(json: string, bytes: Uint8Array): TfjsGraph {
  const model = JSON.parse(json) as ModelJson;
  const weights = new Map<string, TfjsWeight>();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let offset = 0;
  for (const spec of model.weightsManifest.flatMap((group) => group.weights)) {
    const { read, width } = reader(spec);
    const count = spec.shape.reduce((product, size) => product * size, 1);
    if (offset + count * width > bytes.byteLength) {
      throw new ParameterError(`weights end inside ${spec.name}: the model's files do not belong together`);
    }
    const values = new Float32Array(count);
    const { scale = 1, min = 0 } = spec.quantization ?? {};
    for (let i = 0; i < count; i++) values[i] = min + scale * read(view, offset + i * width);
    weights.set(spec.name, { shape: spec.shape, values });
    offset += count * width;
  }
  return { nodes: new Map(model.modelTopology.node.map((node) => [node.name, node])), weights };
}

function reader(spec: WeightSpec): { width: number; read: (view: DataView, at: number) => number } {
  switch (spec.quantization?.dtype ?? spec.dtype) {
    case 'float32':
      return { width: 4, read: (view, at) => view.getFloat32(at, true) };
    case 'int32':
      return { width: 4, read: (view, at) => view.getInt32(at, true) };
    case 'uint8':
    case 'bool':
      return { width: 1, read: (view, at) => view.getUint8(at) };
    case 'float16':
      return { width: 2, read: (view, at) => halfToFloat(view.getUint16(at, true)) };
    default:
      throw new ParameterError(
        `weight ${spec.name} has type ${spec.quantization?.dtype ?? spec.dtype}; expected numbers`,
      );
  }
}

/** IEEE 754 binary16. */
export function halfToFloat(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 1023;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? NaN : sign * Infinity;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
