/**
 * Writes the few messages of ONNX's protobuf schema (onnx.proto3, IR version 8) that a feed-forward picture network
 * needs, so that a network that comes in another container can run on ONNX Runtime without a converter installed.
 */

export type OnnxAttribute = number | string | readonly number[];

export interface OnnxNode {
  readonly operator: string;
  readonly inputs: readonly string[];
  readonly output: string;
  /** Integers and lists of integers; a string; `{ float }` values are told apart by `floatAttributes`. */
  readonly attributes?: Readonly<Record<string, OnnxAttribute>>;
}

export interface OnnxTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: Float32Array | BigInt64Array;
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[];
  readonly initializers: readonly OnnxTensor[];
  /** float32; a dimension is a number, or a name where it is free. */
  readonly input: { readonly name: string; readonly shape: readonly (number | string)[] };
  readonly outputs: readonly string[];
}

const floatType = 1;
const int64Type = 7;
const attributeKind = { integer: 2, text: 3, integers: 7 } as const;

/** @returns a serialised ModelProto for opset 13 */
export function writeOnnx(graph: OnnxGraph): Uint8Array {
  const body = Buffer.concat([
    ...graph.nodes.map((node) => message(1, nodeProto(node))),
    text(2, 'graph'),
    ...graph.initializers.map((tensor) => message(5, tensorProto(tensor))),
    message(11, valueInfo(graph.input.name, graph.input.shape)),
    ...graph.outputs.map((name) => message(12, valueInfo(name))),
  ]);
  return Buffer.concat([integer(1, 8), message(7, body), message(8, Buffer.concat([text(1, ''), integer(2, 13)]))]);
}

function nodeProto(node: OnnxNode): Buffer {
  return Buffer.concat([
    ...node.inputs.map((name) => text(1, name)),
    text(2, node.output),
    text(3, node.output),
    text(4, node.operator),
    ...Object.entries(node.attributes ?? {}).map(([name, value]) => message(5, attributeProto(name, value))),
  ]);
}

function attributeProto(name: string, value: OnnxAttribute): Buffer {
  if (typeof value === 'number') {
    return Buffer.concat([text(1, name), integer(3, value), integer(20, attributeKind.integer)]);
  }
  if (typeof value === 'string') return Buffer.concat([text(1, name), text(4, value), integer(20, attributeKind.text)]);
  return Buffer.concat([text(1, name), ...value.map((item) => integer(8, item)), integer(20, attributeKind.integers)]);
}

function tensorProto(tensor: OnnxTensor): Buffer {
  const { values } = tensor;
  return Buffer.concat([
    ...tensor.shape.map((size) => integer(1, size)),
    integer(2, values instanceof Float32Array ? floatType : int64Type),
    text(8, tensor.name),
    message(9, Buffer.from(values.buffer, values.byteOffset, values.byteLength)),
  ]);
}

/** Without a shape, ONNX Runtime infers it. */
function valueInfo(name: string, shape?: readonly (number | string)[]): Buffer {
  const dimensions = (shape ?? []).map((size) =>
    message(1, typeof size === 'number' ? integer(1, size) : text(2, size)),
  );
  const tensor = [integer(1, floatType), ...(shape ? [message(2, Buffer.concat(dimensions))] : [])];
  return Buffer.concat([text(1, name), message(2, message(1, Buffer.concat(tensor)))]);
}

function integer(field: number, value: number): Buffer {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

function text(field: number, value: string): Buffer {
  return message(field, Buffer.from(value, 'utf8'));
}

function message(field: number, body: Uint8Array): Buffer {
  return Buffer.concat([varint((field << 3) | 2), varint(body.length), body]);
}

/** Non-negative integers below 2^53. */
function varint(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest > 127) {
    bytes.push((rest % 128) | 128);
    rest = Math.floor(rest / 128);
  }
  bytes.push(rest);
  return Buffer.from(bytes);
}
