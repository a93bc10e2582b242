import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import type { RunningServer } from '../../src/http/server.ts';
import { openPhonograph, type Patience, type Phonograph } from '../../src/phonograph.ts';
import { serve } from '../../src/serve.ts';
import { testStore } from '../graph/graph-fixture.ts';

/** The whole program in this process, on the tests' database, with a client. */
export interface RunningProgram {
  readonly phonograph: Phonograph;
  readonly server: RunningServer;
  /** @throws the first error of the answer */
  query<Data>(query: string, variables?: Record<string, unknown>): Promise<Data>;
  /** The whole answer, errors and all. */
  ask(query: string, variables?: Record<string, unknown>): Promise<{ data?: unknown; errors?: GraphqlFault[] }>;
  /** `POST /media`. */
  upload(bytes: Uint8Array, name: string): Promise<{ uploadId: string }>;
  stop(): Promise<void>;
}

export interface GraphqlFault {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string; readonly [key: string]: unknown };
}

export interface ProgramOptions {
  /** Whether it works off ingest jobs; yes unless said. */
  readonly works?: boolean;
  /** One that stays; unless given, one that goes when the program stops. */
  readonly dataFolder?: string;
  /** Another way to the tests' database. */
  readonly uri?: string;
  /** Whether faults of the background work are what is tested. */
  readonly mayHaveFaults?: boolean;
  readonly patience?: Patience;
  /** Further settings. */
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startProgram(options: ProgramOptions = {}): Promise<RunningProgram> {
  const store = testStore!;
  const made = options.dataFolder === undefined;
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'phonograph-e2e-')));
  const { uri, user, password, database } = store;
  const config = {
    ...readConfig({ PORT: '0', LOG_LEVEL: 'error', PHONOGRAPH_QUERY_TIMEOUT_MS: '120000', ...options.environment }),
    dataFolder,
    neo4j: { uri: options.uri ?? uri, user, password, ...(database !== undefined && { database }) },
  };
  const faults: unknown[] = [];
  const phonograph = await openPhonograph({
    config,
    works: options.works ?? true,
    onFault: (fault) => faults.push(fault),
    ...(options.patience && { patience: options.patience }),
  });
  const server = await serve(phonograph, config);
  const ask: RunningProgram['ask'] = async (query, variables) => {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    return (await response.json()) as { data?: unknown; errors?: GraphqlFault[] };
  };
  return {
    phonograph,
    server,
    ask,
    async query<Data>(query: string, variables?: Record<string, unknown>) {
      const { data, errors } = await ask(query, variables);
      if (errors?.[0] !== undefined) throw new Error(JSON.stringify(errors[0]));
      return data as Data;
    },
    async upload(bytes, name) {
      const response = await fetch(`${server.url}/media`, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream', 'x-filename': encodeURIComponent(name) },
        body: Buffer.from(bytes),
      });
      if (response.status !== 201) throw new Error(`${response.status}: ${await response.text()}`);
      return (await response.json()) as { uploadId: string };
    },
    async stop() {
      await server.stop(1_000);
      await phonograph.close();
      if (made) await rm(dataFolder, { recursive: true, force: true });
      if (faults.length > 0 && options.mayHaveFaults !== true)
        throw new AggregateError(faults, 'the background work had faults');
    },
  };
}

/** Puts bytes in and answers the recording's id. */
export async function ingest(
  program: RunningProgram,
  bytes: Uint8Array,
  name: string,
  collection?: string,
): Promise<string> {
  return await accept(program, (await program.upload(bytes, name)).uploadId, collection);
}

/** Puts uploaded bytes in and answers the recording's id. */
export async function accept(program: RunningProgram, uploadId: string, collection?: string): Promise<string> {
  const { ingestRecording } = await program.query<{
    ingestRecording: { recording?: { id: string }; message?: string };
  }>(
    `mutation ($uploadId: ID!, $collection: String) {
      ingestRecording(uploadId: $uploadId, collection: $collection) {
        ... on IngestAccepted { recording { id } }
        ... on MediaRefused { code message }
      }
    }`,
    { uploadId, ...(collection !== undefined && { collection }) },
  );
  if (ingestRecording.recording === undefined) throw new Error(ingestRecording.message);
  return ingestRecording.recording.id;
}
