/**
 * `source` with each event changed, as an iterator whose `return` ends a `next` that is still waiting: an async
 * generator function would keep its source open until the next event, which may never come.
 * @param failed what to deliver as last item when the source or `change` throws
 * @param ended called once, whatever the end was
 */
export function eventStream<In, Out>(
  source: AsyncIterable<In>,
  change: (event: In) => Promise<Out>,
  failed: (error: unknown) => Out,
  ended: () => void,
): AsyncGenerator<Out, void, void> {
  const iterator = source[Symbol.asyncIterator]();
  const done = { done: true, value: undefined } as const;
  let over = false;
  const waiting = new Set<(end: IteratorResult<Out, void>) => void>();

  function finish(): void {
    if (over) return;
    over = true;
    ended();
    // Not awaited: a source that is a generator answers only after its next event.
    void Promise.resolve(iterator.return?.()).catch(() => undefined);
  }

  function close(): void {
    finish();
    waiting.forEach((resolve) => resolve(done));
  }

  async function step(): Promise<IteratorResult<Out, void>> {
    try {
      const next = await iterator.next();
      if (!next.done) return { done: false, value: await change(next.value) };
      finish();
      return done;
    } catch (error) {
      if (over) return done;
      finish();
      return { done: false, value: failed(error) };
    }
  }

  function next(): Promise<IteratorResult<Out, void>> {
    if (over) return Promise.resolve(done);
    return new Promise((resolve, reject) => {
      waiting.add(resolve);
      step()
        .then(resolve, reject)
        .finally(() => waiting.delete(resolve));
    });
  }

  return {
    next,
    return: async () => {
      close();
      return done;
    },
    throw: async () => {
      close();
      return done;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
