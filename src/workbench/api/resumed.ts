import type { Client, Sink, SubscribePayload } from 'graphql-ws';

/**
 * A subscription that goes on behind the last event that came, when its connection was lost and made again: none is missed or told
 * twice, where its events have a `cursor` and it takes one as `after`. graphql-ws sends what it was given once more then.
 * @returns how to end it
 */
export function resumed(socket: Pick<Client, 'subscribe'>, asked: SubscribePayload, sink: Sink): () => void {
  const payload = { ...asked };
  return socket.subscribe(payload, {
    next: (result) => {
      const cursor = cursorOf(result);
      if (cursor !== undefined) payload.variables = { ...payload.variables, after: cursor };
      sink.next(result);
    },
    error: (error) => sink.error(error),
    complete: () => sink.complete(),
  });
}

function cursorOf({ data }: { readonly data?: unknown }): string | undefined {
  const [event] = Object.values((data ?? {}) as Record<string, { readonly cursor?: unknown } | null>);
  return typeof event?.cursor === 'string' ? event.cursor : undefined;
}
