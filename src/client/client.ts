import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient as createEvents, type Client as Events } from 'graphql-sse';

export interface ClientOptions {
  /** Of the server, such as `http://127.0.0.1:4000`. */
  readonly url: string;
  /** An API key or a token of the identity provider; a server on the same machine without configuration needs none. */
  readonly token?: string;
}

/** What the server said instead of an answer. */
export class PhonographRequestError extends Error {
  constructor(
    message: string,
    /** Such as `NOT_FOUND`; see docs/api.md. */
    readonly code: string,
    /** Whether the same request can succeed later. */
    readonly retryable: boolean,
  ) {
    super(message);
    this.name = 'PhonographRequestError';
  }
}

interface Fault {
  readonly message: string;
  readonly extensions?: { readonly code?: string; readonly retryable?: boolean };
}

const restMs = 2000;

/**
 * A typed way to a Phonograph server, for Node and browsers.
 *
 * @example
 * const client = new PhonographClient({ url: 'http://127.0.0.1:4000' });
 * const { mappings } = await client.request(MappingsDocument, { minimumProbability: 0.8 });
 */
export class PhonographClient {
  private readonly events: Events;
  private readonly headers: Readonly<Record<string, string>>;
  private readonly base: string;

  constructor({ url, token }: ClientOptions) {
    this.base = url.replace(/\/+$/, '');
    this.headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    // Breaks are ours to mend: the way on leads behind the last event, which graphql-sse does not know.
    this.events = createEvents({ url: `${this.base}/graphql/stream`, headers: this.headers, retryAttempts: 0 });
  }

  /** A query or a mutation. @throws {PhonographRequestError} the first error of the answer */
  async request<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables>,
    variables: NoInfer<Variables>,
    signal?: AbortSignal,
  ): Promise<Data> {
    const response = await fetch(`${this.base}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...this.headers },
      body: JSON.stringify({ query: print(document), variables }),
      ...(signal && { signal }),
    });
    const answer = (await response.json()) as { data?: Data; errors?: readonly Fault[] };
    if (answer.errors?.[0]) throw faultOf(answer.errors[0]);
    return answer.data as Data;
  }

  /**
   * The events of a subscription, each at least once. A connection that breaks is made again, behind the last event that came.
   * @param cursorOf an event's cursor
   * @param signal ends it
   * @throws {PhonographRequestError} the server refuses it
   */
  async *follow<Data, Variables extends Record<string, unknown> & { after?: string | null }>(
    document: TypedDocumentNode<Data, Variables>,
    variables: NoInfer<Variables>,
    cursorOf: (data: Data) => string,
    signal?: AbortSignal,
  ): AsyncGenerator<Data, void, void> {
    const query = print(document);
    let after = variables.after;
    while (signal?.aborted !== true) {
      const stream = this.events.iterate<Data>({ query, variables: { ...variables, after } });
      const end = () => void stream.return?.();
      signal?.addEventListener('abort', end, { once: true });
      try {
        for await (const { data, errors } of stream) {
          if (errors?.[0]) throw faultOf(errors[0]);
          if (data == null) continue;
          after = cursorOf(data);
          yield data;
        }
        return;
      } catch (error) {
        if (signal?.aborted) return;
        if (error instanceof PhonographRequestError && !error.retryable) throw error;
        await new Promise((resolve) => setTimeout(resolve, restMs));
      } finally {
        signal?.removeEventListener('abort', end);
      }
    }
  }

  /** Sends a file's bytes; the id is for `ingestRecording` and all else that takes an upload. */
  async upload(bytes: Blob | Uint8Array, name: string): Promise<{ readonly uploadId: string }> {
    const response = await fetch(`${this.base}/media`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'x-filename': encodeURIComponent(name),
        ...this.headers,
      },
      body: bytes as BodyInit,
    });
    const answer = (await response.json()) as { uploadId: string; error?: Fault['extensions'] & { message: string } };
    if (answer.error) throw faultOf({ message: answer.error.message, extensions: answer.error });
    return { uploadId: answer.uploadId };
  }

  /** Ends what is being followed. */
  close(): void {
    this.events.dispose();
  }
}

function faultOf({ message, extensions }: Fault): PhonographRequestError {
  return new PhonographRequestError(message, extensions?.code ?? 'UNKNOWN', extensions?.retryable === true);
}
