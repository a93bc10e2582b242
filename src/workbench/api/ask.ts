import type { AnyVariables, Client, DocumentInput, RequestPolicy } from 'urql';

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

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
