// cspell:ignore winget Adoptium Temurin choco pacman
import { readConfig, type Neo4jConfig } from '../config.ts';
import { MissingDependencyError, UnavailableError } from '../errors.ts';
import { openDockerStore } from './local-store/docker-store.ts';
import { findJdk, findProgram } from './local-store/find-java.ts';
import { openLocalStore } from './local-store/local-store.ts';
import { connectGraph } from './neo4j-graph.ts';

export interface OpenStoreOptions {
  readonly dataFolder: string;
  /** A server that runs already; what the environment says (`NEO4J_URI` …) unless given. */
  readonly neo4j?: Neo4jConfig | undefined;
  readonly onProgress?: (message: string) => void;
  /** MiB of Java heap at most, for a store that this starts; `PHONOGRAPH_STORE_HEAP_MB` or 1024 unless said. */
  readonly heapMebibytes?: number;
  /** How long a store that this starts waits for another program after the last one has gone; 1500 ms unless said. */
  readonly graceMs?: number;
}

/** Where the graph's store answers, until `close`. */
export interface OpenedStore {
  readonly uri: string;
  readonly user: string;
  readonly password: string;
  readonly database?: string | undefined;
  /** Lets go. The last program that lets go of a local store stops it; a server is left alone. */
  readonly close: () => Promise<void>;
}

/**
 * Finds the store of a data folder, or starts it: a server named by `NEO4J_URI`; else a local Neo4j on JDK 17+, whose
 * jars Maven resolves; else one in Docker.
 * @throws {MissingDependencyError} none of the three is possible; with the command that installs what is missing
 * @throws {UnavailableError} it did not start
 */
export async function openStore(options: OpenStoreOptions): Promise<OpenedStore> {
  const neo4j = options.neo4j ?? readConfig().neo4j;
  if (neo4j !== undefined) return { ...neo4j, close: () => Promise.resolve() };
  const onProgress = options.onProgress ?? (() => undefined);
  const { dataFolder, graceMs = 1500 } = options;
  const jdk = findJdk();
  const mvn = findProgram('mvn');
  if (jdk !== undefined && mvn !== undefined) {
    const heapMebibytes = options.heapMebibytes ?? heapFromEnvironment();
    const memory = { heapMebibytes, pageCacheMebibytes: Math.max(64, Math.round(heapMebibytes / 8)) };
    return openLocalStore({ dataFolder, jdk, mvn, onProgress, memory, graceMs });
  }
  const docker = findProgram('docker');
  if (docker !== undefined) return openDockerStore(docker, dataFolder, onProgress, answers);
  const missing = jdk === undefined ? 'a JDK 17 or newer with Maven' : 'Maven';
  throw new MissingDependencyError(
    missing,
    `install it with: ${installCommand()}  (or install Docker, or set NEO4J_URI to a Neo4j 5 that runs)`,
  );
}

/** Whether `openStore` can open a store on this machine without anything being installed first. */
export function canOpenStore(): boolean {
  if (readConfig().neo4j !== undefined) return true;
  return (findJdk() !== undefined && findProgram('mvn') !== undefined) || findProgram('docker') !== undefined;
}

/** The command that installs a JDK and Maven here. */
export function installCommand(platform: NodeJS.Platform = process.platform): string {
  if (platform === 'darwin') return 'brew install openjdk@17 maven';
  if (platform === 'win32') return 'winget install EclipseAdoptium.Temurin.17.JDK  and  choco install maven';
  if (findProgram('apt-get') !== undefined) return 'sudo apt-get install -y openjdk-17-jdk-headless maven';
  if (findProgram('dnf') !== undefined) return 'sudo dnf install -y java-17-openjdk-devel maven';
  if (findProgram('pacman') !== undefined) return 'sudo pacman -S jdk17-openjdk maven';
  if (findProgram('apk') !== undefined) return 'sudo apk add openjdk17 maven';
  return 'your package manager: a JDK 17 and maven';
}

function heapFromEnvironment(): number {
  const wanted = Number(process.env.PHONOGRAPH_STORE_HEAP_MB ?? 1024);
  return Number.isInteger(wanted) && wanted >= 256 ? wanted : 1024;
}

async function answers(store: OpenedStore): Promise<boolean> {
  try {
    const graph = await connectGraph({ ...store, retryMs: 0 });
    await graph.close();
    return true;
  } catch (error) {
    if (error instanceof UnavailableError) return false;
    throw error;
  }
}
