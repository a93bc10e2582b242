import DataLoader from 'dataloader';
import type { OperationContext } from './operation-context.ts';

/**
 * DataLoaders that live as long as one request, one for each value of what they are asked with, such as a limit: all
 * fields of a request that ask the same way share one batch.
 */
export class RequestLoaders<Context extends OperationContext, By, Value> {
  private readonly byRequest = new WeakMap<Context, Map<By, DataLoader<string, Value>>>();

  /** @param read the values of many keys at once; keys that it leaves out get `missing` */
  constructor(
    private readonly read: (keys: readonly string[], by: By, context: Context) => Promise<ReadonlyMap<string, Value>>,
    private readonly missing: Value,
  ) {}

  load(key: string, by: By, context: Context): Promise<Value> {
    const loaders = this.byRequest.get(context) ?? new Map<By, DataLoader<string, Value>>();
    this.byRequest.set(context, loaders);
    let loader = loaders.get(by);
    if (loader === undefined) {
      loader = new DataLoader(async (keys) => {
        const found = await this.read(keys, by, context);
        return keys.map((each) => found.get(each) ?? this.missing);
      });
      loaders.set(by, loader);
    }
    return loader.load(key);
  }
}
