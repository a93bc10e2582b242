import { CombinedError, type AnyVariables, type Client, type DocumentInput, type RequestPolicy } from 'urql';

/** Asks the server, whatever is known here. */
export const fresh = { requestPolicy: 'network-only' } as const;

/**
 * One answer, as a promise that can be called off: the request to the server ends with it.
 * What an answer holds in spite of faults in single fields is an answer.
 * @throws the server's fault; DOMException AbortError when `signal` ends it
 */
export async function ask<Data, Variables extends AnyVariables>(
  client: Client,
  document: DocumentInput<Data, Variables>,
  variables: Variables,
  {
    signal,
    requestPolicy = 'cache-first',
  }: { readonly signal?: AbortSignal; readonly requestPolicy?: RequestPolicy } = {},
): Promise<Data> {
  return await new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    let settled = false;
    const abort = () => {
      following.unsubscribe();
      reject(new DOMException('aborted', 'AbortError'));
    };
    const following = client.query(document, variables, { requestPolicy }).subscribe(({ data, error, stale }) => {
      if (stale || settled) return;
      settled = true;
      signal?.removeEventListener('abort', abort);
      // The answer may come out of the cache before there is anything to call off.
      queueMicrotask(() => following.unsubscribe());
      if (data === undefined || data === null) reject(error ?? new Error('no answer'));
      else resolve(data);
    });
    if (!settled) signal?.addEventListener('abort', abort, { once: true });
  });
}

export function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}

/** What went wrong, in the server's words where it said any: urql puts before them where they came from. */
export function messageOf(error: unknown): string {
  if (error instanceof CombinedError) {
    return error.graphQLErrors[0]?.message ?? error.networkError?.message ?? error.message;
  }
  return error instanceof Error ? error.message : String(error);
}
