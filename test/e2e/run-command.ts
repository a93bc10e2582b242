import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { testStore } from '../graph/graph-fixture.ts';

const bootstrap = fileURLToPath(new URL('../../src/bootstrap.mjs', import.meta.url));

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `phonograph` on the tests' store, as from a shell. */
export async function runCommand(dataFolder: string, words: readonly string[]): Promise<Ended> {
  const { uri, user, password } = testStore!;
  const store = { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password, PHONOGRAPH_DATA: dataFolder };
  const options = { env: { ...process.env, ...store } };
  return await promisify(execFile)(process.execPath, [bootstrap, ...words], options).then(
    ({ stdout, stderr }) => ({ stdout, stderr, code: 0 }),
    (error: unknown) => error as Ended,
  );
}
