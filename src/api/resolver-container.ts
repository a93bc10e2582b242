import type { ResolverClass, ResolverContainer } from './build-schema.ts';

/** Each resolver once: those that were made with what they work with, all others without arguments. */
export function containerOf(...made: readonly object[]): ResolverContainer {
  const byClass = new Map<unknown, object>(made.map((resolver) => [resolver.constructor, resolver]));
  return {
    get(resolver: ResolverClass) {
      let instance = byClass.get(resolver);
      if (instance === undefined) byClass.set(resolver, (instance = new resolver()));
      return instance;
    },
  };
}
