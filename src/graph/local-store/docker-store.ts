import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { UnavailableError } from '../../errors.ts';
import type { LocalStore } from './local-store.ts';
import { createStoreFolder, storeCredentials, storeFolder } from './store-folder.ts';

const run = promisify(execFile);
const image = 'neo4j:5.26-community';

/**
 * The store in a container, for a machine with Docker but no JDK. The container is named after the data folder, so that
 * a second program joins it. Unlike the Java store it is not stopped by the last program out: Docker keeps no count of
 * who uses a container, so it stays, and `docker stop` ends it.
 * @param answers whether Neo4j answers at the address with this password
 * @throws {UnavailableError} Docker refused, or Neo4j did not answer within two minutes
 */
export async function openDockerStore(
  docker: string,
  dataFolder: string,
  onProgress: (message: string) => void,
  answers: (store: LocalStore) => Promise<boolean>,
): Promise<LocalStore> {
  const folder = storeFolder(dataFolder);
  createStoreFolder(folder);
  const { user, password } = storeCredentials(folder);
  const name = `phonograph-${createHash('sha256').update(folder.path).digest('hex').slice(0, 12)}`;
  const data = join(folder.path, 'docker');
  mkdirSync(data, { recursive: true });
  onProgress(`starting the store in Docker as ${name} (${image})`);
  try {
    const started = await run(docker, ['start', name]).catch(() => undefined);
    if (started === undefined) {
      const environment = { ...process.env, NEO4J_AUTH: `${user}/${password}` };
      const owner = process.getuid ? ['--user', `${process.getuid()}:${process.getgid?.() ?? 0}`] : [];
      // The password goes by the environment, where `ps` does not show it.
      const options = [
        '-d',
        '--name',
        name,
        ...owner,
        '-p',
        '127.0.0.1::7687',
        '-v',
        `${data}:/data`,
        '-e',
        'NEO4J_AUTH',
        // As in neo4j.conf.
        '-e',
        'NEO4J_internal_dbms_index_vector_standard__merge__factor=4',
      ];
      await run(docker, ['run', ...options, image], { env: environment });
    }
    const { stdout } = await run(docker, ['port', name, '7687/tcp']);
    const port = /:(\d+)\s*$/m.exec(stdout)?.[1];
    const store = { uri: `bolt://127.0.0.1:${port}`, user, password, close: () => Promise.resolve() };
    for (const deadline = Date.now() + 120_000; Date.now() < deadline; await sleep(300)) {
      if (await answers(store)) return store;
    }
  } catch (cause) {
    throw new UnavailableError(`the store did not start in Docker: ${String(cause)}`, { cause });
  }
  throw new UnavailableError(`Neo4j in the container ${name} does not answer; see: docker logs ${name}`);
}
