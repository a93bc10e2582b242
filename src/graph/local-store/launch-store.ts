// cspell:ignore Dfile Dlog
import { spawn } from 'node:child_process';
import { closeSync, ftruncateSync, fstatSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Jdk } from './find-java.ts';
import type { StoreFolder } from './store-folder.ts';

export interface StoreMemory {
  /** MiB of Java heap at most. */
  readonly heapMebibytes: number;
  /** MiB of page cache. */
  readonly pageCacheMebibytes: number;
}

/** How a launcher ended: `message` quotes what it printed when it failed. */
export interface LauncherExit {
  readonly failed: boolean;
  readonly message: string;
}

export interface Launched {
  readonly processId: number | undefined;
  readonly ended: Promise<LauncherExit>;
}

const servedByAnother = 3;
const longestLogBytes = 1 << 20;

/**
 * Starts a launcher as nobody's child: in a session of its own, with its output in a file, so that neither Ctrl-C in the
 * terminal nor the end of the starter reaches it.
 */
export function launchStore(
  jdk: Jdk,
  classPath: string,
  folder: StoreFolder,
  memory: StoreMemory,
  graceMs: number,
): Launched {
  const log = openSync(folder.logFile, 'a', 0o600);
  if (fstatSync(log).size > longestLogBytes) ftruncateSync(log);
  const logStart = fstatSync(log).size;
  const settings = fileURLToPath(new URL('neo4j.conf', import.meta.url));
  const launcher = ['Launcher', folder.path, settings, String(memory.pageCacheMebibytes), String(graceMs)];
  const child = spawn(
    join(jdk.home, 'bin', 'java'),
    [...javaOptions(jdk, memory), '-cp', classPath, ...launcher],
    // The store must not hold the folder in which somebody happened to start it.
    { detached: true, stdio: ['ignore', log, log], cwd: folder.path },
  );
  closeSync(log);
  child.unref();
  const ended = new Promise<LauncherExit>((resolve) => {
    child.on('error', (error) => resolve({ failed: true, message: error.message }));
    child.on('exit', (status, signal) => {
      const failed = status !== 0 && status !== servedByAnother;
      resolve({ failed, message: failed ? lastLines(folder, logStart, status ?? signal) : '' });
    });
  });
  return { processId: child.pid, ended };
}

function javaOptions(jdk: Jdk, memory: StoreMemory): string[] {
  return [
    `-Xmx${memory.heapMebibytes}m`,
    // Measured on two cores: ready no later than with G1, and 70 MB less memory.
    '-XX:+UseSerialGC',
    // The optimising compiler waits four times longer than usual: Neo4j runs much code a few thousand times while it
    // starts, and compiling that took a quarter of the processor time until ready (9.8 s, now 7.2 s).
    '-XX:Tier4InvocationThreshold=20000',
    '-XX:Tier4MinInvocationThreshold=2400',
    '-XX:Tier4CompileThreshold=60000',
    '-XX:Tier4BackEdgeThreshold=160000',
    '-XX:+ExitOnOutOfMemoryError',
    '-XX:-UsePerfData',
    '-Dfile.encoding=UTF-8',
    '-Dlog4j2.disable.jmx=true',
    '-Dio.netty.tryReflectionSetAccessible=true',
    '--add-opens=java.base/java.nio=ALL-UNNAMED',
    '--add-opens=java.base/java.io=ALL-UNNAMED',
    '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
    ...(jdk.majorVersion >= 24 ? ['--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow'] : []),
  ];
}

/** The `FAILED` lines of the launcher, from the outer error to the cause; else the last lines of what it printed. */
function lastLines(folder: StoreFolder, logStart: number, status: number | string | null): string {
  const printed = readFileSync(folder.logFile).subarray(logStart).toString('utf8').trim().split('\n');
  const failed = printed.filter((line) => line.startsWith('FAILED '));
  const quoted = (failed.length > 0 ? failed : printed.slice(-8)).join('\n');
  return `java ended with ${status}; ${folder.logFile} says:\n${quoted}`;
}
