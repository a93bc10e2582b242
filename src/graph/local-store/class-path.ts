// cspell:ignore javac
import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../../config.ts';
import { UnavailableError } from '../../errors.ts';
import type { Jdk } from './find-java.ts';

const source = (name: string): string => fileURLToPath(new URL(name, import.meta.url));

/**
 * The Java class path of the store: the compiled launcher and Neo4j's jars. Both are kept in the user's cache folder, so
 * that only the first start on a machine resolves and compiles; a jar that is gone since makes it resolve again.
 * @param mvn path of Maven, which takes the jars from wherever this machine is set up to take them
 * @throws {UnavailableError} Maven or the compiler failed; with the last lines they printed
 */
export async function storeClassPath(jdk: Jdk, mvn: string, onProgress: (message: string) => void): Promise<string> {
  const key = createHash('sha256')
    .update(readFileSync(source('pom.xml')))
    .update(readFileSync(source('Launcher.java')));
  const folder = join(cacheFolder(), `store-${key.update(jdk.home).digest('hex').slice(0, 16)}`);
  const listFile = join(folder, 'jars');
  const known = readJars(listFile);
  if (known !== undefined) return [join(folder, 'classes'), ...known].join(delimiter);

  mkdirSync(cacheFolder(), { recursive: true });
  const partial = `${folder}.${process.pid}.${randomBytes(4).toString('hex')}`;
  mkdirSync(join(partial, 'classes'), { recursive: true });
  try {
    onProgress('looking for the jars of Neo4j with Maven (the first time on a machine: about 120 MB)');
    const jars = await resolveJars(jdk, mvn, join(partial, 'jars'), onProgress);
    onProgress('compiling the launcher of the store');
    await runTool(join(jdk.home, 'bin', 'javac'), [
      '-proc:none',
      '-d',
      join(partial, 'classes'),
      '-cp',
      jars,
      source('Launcher.java'),
    ]);
    rmSync(folder, { recursive: true, force: true });
    try {
      renameSync(partial, folder);
    } catch (error) {
      if (readJars(listFile) === undefined) throw error; // else another program was quicker
    }
    return [join(folder, 'classes'), jars].join(delimiter);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

async function resolveJars(
  jdk: Jdk,
  mvn: string,
  outputFile: string,
  onProgress: (message: string) => void,
): Promise<string> {
  // Maven leaves files beside the pom in some set-ups, and this package may lie in a folder that is not writable.
  const pom = `${outputFile}.pom.xml`;
  writeFileSync(pom, readFileSync(source('pom.xml')));
  let fetched = 0;
  await runTool(
    mvn,
    ['-B', '-f', pom, 'dependency:build-classpath', `-Dmdep.outputFile=${outputFile}`],
    { JAVA_HOME: jdk.home },
    (line) => {
      if (!/^Downloaded\b.*\.jar\b/.test(line.replace(/^\[INFO\] /, ''))) return;
      fetched += 1;
      if (fetched % 10 === 0) onProgress(`Maven has fetched ${fetched} jars`);
    },
  );
  const jars = readFileSync(outputFile, 'utf8').trim();
  writeFileSync(outputFile, jars);
  return jars;
}

function readJars(listFile: string): string[] | undefined {
  if (!existsSync(listFile)) return undefined;
  const jars = readFileSync(listFile, 'utf8').trim().split(delimiter);
  return jars.every((jar) => existsSync(jar)) ? jars : undefined;
}

async function runTool(
  program: string,
  options: readonly string[],
  environment: Record<string, string> = {},
  onLine: (line: string) => void = () => undefined,
): Promise<void> {
  const child = spawn(program, options, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...environment } });
  const lastLines: string[] = [];
  const take = (chunk: Buffer): void => {
    for (const line of chunk.toString('utf8').split('\n')) {
      if (line.trim() === '') continue;
      onLine(line);
      lastLines.push(line);
      if (lastLines.length > 200) lastLines.shift();
    }
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const status = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  if (status === 0) return;
  const telling = lastLines.filter((line) => /error/i.test(line)).slice(0, 5);
  const quoted = (telling.length > 0 ? telling : lastLines.slice(-5)).join('\n');
  throw new UnavailableError(`${program} failed with status ${status}, so the store cannot start:\n${quoted}`);
}
