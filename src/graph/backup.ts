import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { create, extract } from 'tar';
import { readConfig, type Neo4jConfig } from '../config.ts';
import { ConflictError, MissingDependencyError, ParameterError } from '../errors.ts';
import { storeClassPath } from './local-store/class-path.ts';
import { findJdk, findProgram } from './local-store/find-java.ts';
import { withStoreLocked } from './local-store/lock-store.ts';
import { storeFolder } from './local-store/store-folder.ts';
import { installCommand } from './open-store.ts';

export interface BackupOptions {
  /** What the environment says (`NEO4J_URI` …) unless given. */
  readonly neo4j?: Neo4jConfig | undefined;
  readonly onProgress?: (message: string) => void;
}

/** A file that is no backup, or only the beginning of one. */
export class BadBackupError extends ParameterError {
  override readonly code = 'BAD_BACKUP';
  constructor(
    readonly file: string,
    options?: { cause?: unknown },
  ) {
    super(
      `${file} is not a whole backup of Phonograph${options?.cause instanceof Error ? `: ${options.cause.message}` : ''}`,
      options,
    );
  }
}

/**
 * Writes the graph and the media of a data folder into one `.tar.gz`, under the store's own lock: all of one moment.
 * The password stays out; a restored store gets another. The file appears under its name only when it is whole.
 * @throws {StoreInUseError} a program uses the store
 * @throws {ParameterError} a server keeps the graph, there is no store, or the file is there already
 */
export async function backup(dataFolder: string, file: string, options: BackupOptions = {}): Promise<void> {
  refuseServer(options, 'dump');
  const folder = storeFolder(dataFolder);
  const data = resolve(dataFolder);
  const target = resolve(file);
  if (!existsSync(join(folder.path, 'neo4j', 'data'))) throw new ParameterError(`there is no store in ${data}`);
  if (existsSync(target)) throw new ParameterError(`${target} exists already; choose another name`);
  if (!relative(data, target).startsWith('..'))
    throw new ParameterError(`${target} lies in the folder that it is to hold`);
  const { jdk, mvn } = needJava();
  const onProgress = options.onProgress ?? (() => undefined);
  const classPath = await storeClassPath(jdk, mvn, onProgress);
  const partial = `${target}.${process.pid}.partial`;
  await withStoreLocked(jdk, classPath, folder, async () => {
    onProgress(`writing ${target}`);
    try {
      // Most of it is media, which does not get smaller: the quickest level.
      const packing = { file: partial, cwd: data, gzip: { level: 1 }, portable: true, strict: true };
      await create({ ...packing, filter: (path) => belongs(path) }, ['.']);
      await flushToDisk(partial);
      await rename(partial, target);
    } finally {
      await rm(partial, { force: true });
    }
  });
}

/**
 * Makes a data folder from a backup: all of it or nothing.
 * @throws {ConflictError} the folder is there and not empty
 * @throws {BadBackupError} the file is not a whole backup
 */
export async function restore(file: string, dataFolder: string, options: BackupOptions = {}): Promise<void> {
  refuseServer(options, 'load');
  const data = resolve(dataFolder);
  const source = resolve(file);
  if (!existsSync(source)) throw new ParameterError(`there is no file ${source}`);
  if (existsSync(data) && (await readdir(data)).length > 0) {
    throw new ConflictError(`${data} is not empty; restore into a new folder`);
  }
  await mkdir(dirname(data), { recursive: true });
  const partial = `${data}.${randomBytes(4).toString('hex')}.partial`;
  await mkdir(partial, { mode: 0o700 });
  try {
    options.onProgress?.(`reading ${source}`);
    await extract({ file: source, cwd: partial, strict: true }).catch((cause: unknown) => {
      throw new BadBackupError(source, { cause });
    });
    if (!existsSync(join(storeFolder(partial).path, 'neo4j', 'data'))) throw new BadBackupError(source);
    if (existsSync(data)) await rmdir(data);
    await rename(partial, data);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** What is made anew, or tells of one moment only, stays out; so do secrets. */
const left = [
  /^session-key/,
  /^store\/(?!neo4j(\/|$))/,
  /^store\/neo4j\/(logs|password\.sha256)(\/|$)/,
  /(^|\/)(incoming|cache)(\/|$)/,
  /\.partial$/,
];

function belongs(path: string): boolean {
  const inside = path
    .split(sep)
    .join('/')
    .replace(/^\.\/?/, '');
  return !left.some((pattern) => pattern.test(inside));
}

function refuseServer(options: BackupOptions, verb: 'dump' | 'load'): void {
  if ((options.neo4j ?? readConfig().neo4j) === undefined) return;
  throw new ParameterError(
    `NEO4J_URI is set, so a server keeps the graph: use its own tools (neo4j-admin database ${verb}), ` +
      'and copy the media folder of the data folder beside it',
  );
}

function needJava(): { jdk: NonNullable<ReturnType<typeof findJdk>>; mvn: string } {
  const jdk = findJdk();
  const mvn = findProgram('mvn');
  if (jdk !== undefined && mvn !== undefined) return { jdk, mvn };
  throw new MissingDependencyError('a JDK 17 or newer with Maven', `install it with: ${installCommand()}`);
}

async function flushToDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.sync();
  await handle.close();
}
