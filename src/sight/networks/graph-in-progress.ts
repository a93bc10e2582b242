import type { OnnxNode, OnnxTensor } from './onnx-writer.ts';

/** A value of the converted graph. */
export interface Laid {
  readonly name: string;
  /** order[i] is the dimension of the original value that lies at place i. */
  readonly order: readonly number[];
}

/** Collects nodes and constants while a graph is converted. */
export class GraphInProgress {
  private readonly nodes: OnnxNode[] = [];
  private readonly constants = new Map<string, OnnxTensor>();
  private readonly turned = new Map<string, Laid>();

  emit(operator: string, inputs: readonly string[], output: string, attributes: OnnxNode['attributes'] = {}): string {
    this.nodes.push({ operator, inputs, output, attributes });
    return output;
  }

  constant(name: string, shape: readonly number[], values: Float32Array | BigInt64Array): string {
    this.constants.set(name, { name, shape, values });
    return name;
  }

  integers(name: string, values: readonly number[]): string {
    return this.constant(
      name,
      [values.length],
      BigInt64Array.from(values, (value) => BigInt(Math.round(value))),
    );
  }

  /** The same value with its dimensions in another order; turned over once for all who want it so. */
  inOrder(value: Laid, order: readonly number[]): Laid {
    if (order.every((dimension, place) => dimension === value.order[place])) return value;
    const key = `${value.name}/in ${order.join(' ')}`;
    let turned = this.turned.get(key);
    if (turned === undefined) {
      const perm = order.map((dimension) => value.order.indexOf(dimension));
      turned = { name: this.emit('Transpose', [value.name], key, { perm }), order };
      this.turned.set(key, turned);
    }
    return turned;
  }

  /** As the original lies. */
  plain(value: Laid): Laid {
    return this.inOrder(
      value,
      value.order.map((_, place) => place),
    );
  }

  nameOutput(value: Laid, name: string): void {
    if (value.name !== name) this.emit('Identity', [value.name], name);
  }

  finished(): { nodes: readonly OnnxNode[]; initializers: readonly OnnxTensor[] } {
    return { nodes: this.nodes, initializers: [...this.constants.values()] };
  }
}
