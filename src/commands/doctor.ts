import type { Command } from 'commander';
import { findJdk, findProgram } from '../graph/local-store/find-java.ts';
import { listModels } from '../inference/model-card.ts';
import { checkModelFiles } from '../inference/model-file.ts';
import { binaryVersion, findBinary, type MediaTool } from '../media/ffmpeg-binaries.ts';
import { openVoice } from '../voice/espeak.ts';
import { configOf } from './with-phonograph.ts';
import { absenceOf, offState } from './models.ts';
import { faultJson, print, printJson, table } from './terminal.ts';

interface Finding {
  readonly part: string;
  readonly state: 'present' | 'missing' | 'optional';
  readonly detail: string;
}

export function addDoctor(program: Command): void {
  program
    .command('doctor')
    .description('what is installed, what is missing, and what to do about it')
    .option('--json', 'one JSON line a part')
    .action(async (options: { json?: boolean }, command: Command) => {
      const config = configOf(command);
      const findings: Finding[] = [
        { part: 'Node.js', state: 'present', detail: process.versions.node },
        ...(config.neo4j === undefined ? localStore() : [found('store', `NEO4J_URI = ${config.neo4j.uri}`)]),
        found('data folder', config.dataFolder),
        await mediaTool('ffmpeg'),
        await mediaTool('ffprobe'),
        await voice(),
        ...(await models(config.optInModels)),
      ];
      if (findings.some((finding) => finding.state === 'missing')) process.exitCode = 1;
      if (options.json) findings.forEach(printJson);
      else print(table(findings.map(({ part, state, detail }) => [part, state, detail])));
    });
}

function localStore(): Finding[] {
  const jdk = findJdk();
  const mvn = findProgram('mvn');
  if (jdk !== undefined && mvn !== undefined) {
    return [found('JDK', `${jdk.majorVersion} at ${jdk.home}`), found('Maven', mvn)];
  }
  const docker = findProgram('docker');
  if (docker !== undefined) return [found('store', `Neo4j in Docker (${docker})`)];
  const remedy = 'install a JDK 17 or newer and Maven, or Docker, or set NEO4J_URI';
  return [
    ...(jdk === undefined ? [missing('JDK', remedy)] : [found('JDK', `${jdk.majorVersion} at ${jdk.home}`)]),
    ...(mvn === undefined ? [missing('Maven', remedy)] : [found('Maven', mvn)]),
  ];
}

async function mediaTool(tool: MediaTool): Promise<Finding> {
  try {
    const binary = findBinary(tool);
    return found(tool, `${await binaryVersion(binary)} (${binary.source})`);
  } catch (error) {
    return missing(tool, faultJson(error).message);
  }
}

async function voice(): Promise<Finding> {
  try {
    await openVoice();
    return found('eSpeak NG', 'speech synthesis works');
  } catch (error) {
    return { part: 'eSpeak NG', state: 'optional', detail: faultJson(error).message };
  }
}

async function models(optInModels: readonly string[]): Promise<Finding[]> {
  return await Promise.all(
    listModels().map(async (card): Promise<Finding> => {
      const part = `model ${card.name}`;
      const off = offState(card, optInModels);
      if (off !== undefined) return { part, state: 'optional', detail: off };
      try {
        await checkModelFiles(card);
        return found(part, `${card.version}, ${card.licence}`);
      } catch (error) {
        return { part, state: absenceOf(card) ? 'optional' : 'missing', detail: faultJson(error).message };
      }
    }),
  );
}

function found(part: string, detail: string): Finding {
  return { part, state: 'present', detail };
}

function missing(part: string, detail: string): Finding {
  return { part, state: 'missing', detail };
}
