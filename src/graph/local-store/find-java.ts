// cspell:ignore javac
import { accessSync, constants, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

export interface Jdk {
  /** The folder that holds `bin/java` and `bin/javac`. */
  readonly home: string;
  /** Such as 17. */
  readonly majorVersion: number;
}

const oldestVersion = 17;

type Environment = Readonly<Record<string, string | undefined>>;

/** A JDK that can run the store: JAVA_HOME, then PATH, then the places where systems install them. */
export function findJdk(environment: Environment = process.env): Jdk | undefined {
  for (const home of candidateHomes(environment)) {
    const majorVersion = versionOf(home);
    if (majorVersion === undefined || majorVersion < oldestVersion) continue;
    if (isExecutable(join(home, 'bin', 'java')) && isExecutable(join(home, 'bin', 'javac')))
      return { home, majorVersion };
  }
  return undefined;
}

/** @returns the path of a program of PATH */
export function findProgram(name: string, environment: Environment = process.env): string | undefined {
  for (const folder of (environment.PATH ?? '').split(delimiter)) {
    const path = join(folder, name);
    if (folder !== '' && isExecutable(path)) return path;
  }
  return undefined;
}

function* candidateHomes(environment: Environment): Generator<string> {
  if (environment.JAVA_HOME) yield environment.JAVA_HOME;
  const onPath = findProgram('java', environment);
  if (onPath !== undefined) yield dirname(dirname(realpathSync(onPath)));
  for (const [folder, inside] of [
    ['/usr/lib/jvm', ''],
    ['/Library/Java/JavaVirtualMachines', 'Contents/Home'],
    ['/opt/homebrew/opt/openjdk/libexec/openjdk.jdk', 'Contents/Home'],
  ] as const) {
    if (folder.endsWith('.jdk')) yield join(folder, inside);
    else for (const name of foldersIn(folder)) yield join(folder, name, inside);
  }
}

/** The newest-looking name last would be a lottery; oldest first keeps to the release that Neo4j was built for. */
function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder).sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  } catch {
    return [];
  }
}

/** From the `release` file that every JDK carries: a hundred times quicker than asking `java -version`. */
function versionOf(home: string): number | undefined {
  try {
    const version = /^JAVA_VERSION="(\d+)(?:\.(\d+))?/m.exec(readFileSync(join(home, 'release'), 'utf8'));
    if (version === null) return undefined;
    return Number(version[1] === '1' ? version[2] : version[1]);
  } catch {
    return undefined;
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
