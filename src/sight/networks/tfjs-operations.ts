import { ParameterError } from '../../errors.ts';
import type { GraphInProgress, Laid } from './graph-in-progress.ts';
import type { TfjsNode, TfjsWeight } from './tfjs-graph.ts';

export interface Surroundings {
  /** What was converted before, by the names of the original. */
  readonly values: ReadonlyMap<string, Laid>;
  readonly weights: ReadonlyMap<string, TfjsWeight>;
}

const channelsFirst = [0, 3, 1, 2];

const sameName: ReadonlySet<string> = new Set(['Relu', 'Sigmoid', 'Identity']);

const pairwise: Readonly<Record<string, string>> = {
  Add: 'Add',
  AddV2: 'Add',
  Sub: 'Sub',
  Mul: 'Mul',
  Minimum: 'Min',
  Maximum: 'Max',
};

/**
 * Converts one operation, whose inputs were converted before.
 * @throws {ParameterError} an operation, or a form of it, that is not known
 */
export function convertOperation(node: TfjsNode, made: GraphInProgress, around: Surroundings): Laid {
  const inputs = node.input ?? [];
  const value = (at: number): Laid => {
    const found = around.values.get(inputs[at] ?? '');
    if (!found) throw new ParameterError(`${node.op} (${node.name}): input ${at} is a constant, expected a value`);
    return found;
  };
  const weight = (at: number): TfjsWeight => {
    const found = around.weights.get(inputs[at] ?? '');
    if (!found) throw new ParameterError(`${node.op} (${node.name}): input ${at} is no constant of the graph`);
    return found;
  };
  const laid = (name: string, order: readonly number[]): Laid => ({ name, order });

  if (sameName.has(node.op)) return laid(made.emit(node.op, [value(0).name], node.name), value(0).order);

  const pair = pairwise[node.op];
  if (pair !== undefined) {
    const order = (around.values.get(inputs[0] ?? '') ?? value(1)).order;
    const sides = [0, 1].map((at) => {
      const found = around.values.get(inputs[at] ?? '');
      if (found) return made.inOrder(found, order).name;
      return constantInOrder(made, `${node.name}/operand`, weight(at), order);
    });
    return laid(made.emit(pair, sides, node.name), order);
  }

  switch (node.op) {
    case 'Conv2D':
    case '_FusedConv2D':
    case 'DepthwiseConv2dNative':
    case 'FusedDepthwiseConv2dNative': {
      const depthwise = node.op.includes('Depthwise');
      const filter = weight(1);
      const kernel = made.constant(
        `${node.name}/kernel`,
        kernelShape(filter, depthwise),
        transposeKernel(filter, depthwise),
      );
      const picture = made.inOrder(value(0), channelsFirst).name;
      const linear = made.emit('Conv', [picture, kernel, ...biasOf(node, made, weight)], linearName(node), {
        strides: spatial(node.attr?.['strides']?.list?.i),
        auto_pad: autoPad(node),
        group: depthwise ? (filter.shape[2] ?? 1) : 1,
      });
      return laid(activated(node, made, linear, channelsFirst, weight), channelsFirst);
    }
    case '_FusedMatMul': {
      const matrix = weight(1);
      const factor = made.constant(`${node.name}/matrix`, matrix.shape, matrix.values);
      const rows = made.plain(value(0)).name;
      const linear = made.emit('Gemm', [rows, factor, ...biasOf(node, made, weight)], linearName(node));
      return laid(activated(node, made, linear, [0, 1], weight), [0, 1]);
    }
    case 'MaxPool':
      return laid(
        made.emit('MaxPool', [made.inOrder(value(0), channelsFirst).name], node.name, {
          kernel_shape: spatial(node.attr?.['ksize']?.list?.i),
          strides: spatial(node.attr?.['strides']?.list?.i),
          auto_pad: autoPad(node),
        }),
        channelsFirst,
      );
    case 'Relu6':
      return laid(clipped(made, value(0).name, node.name), value(0).order);
    case 'Prelu': {
      const slope = constantInOrder(made, `${node.name}/slope`, weight(1), value(0).order);
      return laid(made.emit('PRelu', [value(0).name, slope], node.name), value(0).order);
    }
    case 'AddN': {
      const order = value(0).order;
      const summands = inputs.map((_, at) => made.inOrder(value(at), order).name);
      return laid(made.emit('Sum', summands, node.name), order);
    }
    case 'Pad': {
      const { order } = value(0);
      const sizes = weight(1).values;
      const before = order.map((dimension) => sizes[dimension * 2]!);
      const after = order.map((dimension) => sizes[dimension * 2 + 1]!);
      const pads = made.integers(`${node.name}/pads`, [...before, ...after]);
      return laid(made.emit('Pad', [value(0).name, pads], node.name), order);
    }
    case 'Mean': {
      const axes = [...weight(1).values].sort((a, b) => a - b);
      if (axes.join() !== '1,2') throw new ParameterError(`${node.name}: a mean over ${axes.join()} is not known`);
      const pooled = node.attr?.['keep_dims']?.b === true ? node.name : `${node.name}/pooled`;
      made.emit('GlobalAveragePool', [made.inOrder(value(0), channelsFirst).name], pooled);
      return pooled === node.name
        ? laid(pooled, channelsFirst)
        : laid(made.emit('Flatten', [pooled], node.name), [0, 1]);
    }
    case 'ResizeBilinear':
      // The stored size is that of a square picture; every enlargement in these networks is by two.
      return laid(
        made.emit(
          'Resize',
          [made.inOrder(value(0), channelsFirst).name, '', made.constant('twice', [4], Float32Array.of(1, 1, 2, 2))],
          node.name,
          {
            mode: 'linear',
            coordinate_transformation_mode: node.attr?.['half_pixel_centers']?.b === true ? 'half_pixel' : 'asymmetric',
          },
        ),
        channelsFirst,
      );
    case 'ConcatV2': {
      const { order } = value(0);
      const parts = inputs.slice(0, -1).map((_, at) => made.inOrder(value(at), order).name);
      const axis = weight(inputs.length - 1).values[0]!;
      const dimension = axis < 0 ? axis + order.length : axis;
      return laid(made.emit('Concat', parts, node.name, { axis: order.indexOf(dimension) }), order);
    }
    case 'Pack': {
      const axis = Number(node.attr?.['axis']?.i ?? 0);
      const at = made.integers(`${node.name}/axis`, [axis]);
      const parts = inputs.map((_, part) =>
        made.emit('Unsqueeze', [made.plain(value(part)).name, at], `${node.name}/part ${part}`),
      );
      const order = [...value(0).order, 0].map((_, place) => place);
      return laid(made.emit('Concat', parts, node.name, { axis }), order);
    }
    case 'Reshape': {
      const sizes = [...weight(1).values];
      const shape = made.integers(`${node.name}/shape`, sizes);
      const order = sizes.map((_, place) => place);
      return laid(made.emit('Reshape', [made.plain(value(0)).name, shape], node.name), order);
    }
    case 'Softmax':
      return laid(
        made.emit('Softmax', [value(0).name], node.name, { axis: value(0).order.indexOf(value(0).order.length - 1) }),
        value(0).order,
      );
    default:
      throw new ParameterError(`cannot convert ${node.op} (${node.name})`);
  }
}

function fusedOperations(node: TfjsNode): readonly string[] {
  return (node.attr?.['fused_ops']?.list?.s ?? []).map(decode);
}

function activationOf(node: TfjsNode): string | undefined {
  const found = fusedOperations(node).find((each) => each !== 'BiasAdd');
  return found;
}

function linearName(node: TfjsNode): string {
  return activationOf(node) === undefined ? node.name : `${node.name}/linear`;
}

/** @param order in which the linear part's dimensions lie */
function activated(
  node: TfjsNode,
  made: GraphInProgress,
  linear: string,
  order: readonly number[],
  weight: (at: number) => TfjsWeight,
): string {
  const activation = activationOf(node);
  switch (activation) {
    case undefined:
      return linear;
    case 'Relu':
      return made.emit('Relu', [linear], node.name);
    case 'Relu6':
      return clipped(made, linear, node.name);
    case 'Prelu': {
      const slope = constantInOrder(made, `${node.name}/slope`, weight(3), order);
      return made.emit('PRelu', [linear, slope], node.name);
    }
    default:
      throw new ParameterError(`cannot convert the activation ${activation} (${node.name})`);
  }
}

function biasOf(node: TfjsNode, made: GraphInProgress, weight: (at: number) => TfjsWeight): readonly string[] {
  if (!fusedOperations(node).includes('BiasAdd')) return [];
  const bias = weight(2);
  return [made.constant(`${node.name}/bias`, [bias.values.length], bias.values)];
}

function clipped(made: GraphInProgress, input: string, output: string): string {
  const least = made.constant('zero', [], Float32Array.of(0));
  const most = made.constant('six', [], Float32Array.of(6));
  return made.emit('Clip', [input, least, most], output);
}

/** Spread over the dimensions of a value as it lies: TensorFlow lines dimensions up from the last one. */
function constantInOrder(made: GraphInProgress, name: string, weight: TfjsWeight, order: readonly number[]): string {
  if (weight.values.length === 1) return made.constant(name, [], weight.values);
  const shape = order.map((dimension) => weight.shape[weight.shape.length - order.length + dimension] ?? 1);
  if (shape.filter((size) => size > 1).length > 1) {
    throw new ParameterError(`${name}: expected a scalar or a vector, got shape ${String(weight.shape)}`);
  }
  return made.constant(name, shape, weight.values);
}

function spatial(sizes: readonly string[] | undefined): number[] {
  return (sizes ?? []).slice(1, 3).map(Number);
}

function autoPad(node: TfjsNode): string {
  return decode(node.attr?.['padding']?.s ?? '') === 'SAME' ? 'SAME_UPPER' : 'VALID';
}

function decode(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
/** TensorFlow: (rows, columns, in, out), for depthwise (rows, columns, in, 1). ONNX: (out, in a group, rows, columns). */
function kernelShape(filter: TfjsWeight, depthwise: boolean): number[] {
  const [rows = 1, columns = 1, channelsIn = 1, channelsOut = 1] = filter.shape;
  return depthwise ? [channelsIn * channelsOut, 1, rows, columns] : [channelsOut, channelsIn, rows, columns];
}

function transposeKernel(filter: TfjsWeight, depthwise: boolean): Float32Array {
  const [rows = 1, columns = 1, channelsIn = 1, channelsOut = 1] = filter.shape;
  const values = new Float32Array(filter.values.length);
  const spots = rows * columns;
  for (let spot = 0; spot < spots; spot++) {
    for (let from = 0; from < channelsIn; from++) {
      for (let to = 0; to < channelsOut; to++) {
        const target = depthwise ? (from * channelsOut + to) * spots + spot : (to * channelsIn + from) * spots + spot;
        values[target] = filter.values[(spot * channelsIn + from) * channelsOut + to] ?? 0;
      }
    }
  }
  return values;
}
