import type { Command } from 'commander';
import { emotionOfUtterance } from '../emotion/emotion-inference.ts';
import { inferFile, resultsOfFile } from '../inference/infer-file.ts';
import { Lanes } from '../inference/lanes.ts';
import type { RunParameters } from '../inference/run-key.ts';
import { canonicalLanguage } from '../phonetics/canonical-language.ts';
import { decodeTranscript } from '../phonetics/transcripts/decode-transcript.ts';
import { plan } from '../plan.ts';
import { soundEventsOfRecording } from '../sound/sound-events-inference.ts';
import { soundWindows } from '../sound/sound-windows.ts';
import { separation, separationOf, type SeparationOptions } from './infer-separation.ts';
import { numberFrom } from './number-option.ts';
import { readTranscript } from './read-transcript.ts';
import { configOf } from './with-phonograph.ts';
import { faultJson, print, printJson, say } from './terminal.ts';

interface InferOptions extends SeparationOptions {
  readonly json?: boolean;
  readonly window?: number;
  readonly transcript?: string;
  readonly language?: string;
}

const inferences = [...plan.local, ...plan.onRequest];
const names = [...inferences, separation].map(({ name }) => name);

/** Options that are for one inference alone. */
const onlyFor = new Map<keyof InferOptions, string>([
  ['window', soundEventsOfRecording.name],
  ['query', separation.name],
  ['out', separation.name],
  ['from', separation.name],
  ['to', separation.name],
  ['transcript', emotionOfUtterance.name],
  ['language', emotionOfUtterance.name],
]);

/** Whether they lie within it is told when it is open. */
const secondsOfRecording = numberFrom(0, 31_536_000);

export function addInfer(program: Command): void {
  program
    .command('infer')
    .description(`run an inference on files, without the graph: ${names.join(', ')}`)
    .argument('<inference>', 'its name')
    .argument('<file...>', 'recordings')
    .option('--window <seconds>', 'sound-events: by windows of this length instead of by events', numberFrom(0.1, 3600))
    .option('--query <text>', 'separation: the part that is wanted, such as "the dog" or "speech without the rain"')
    .option('--out <dir>', 'separation: where the parts are written; here unless said')
    .option('--from <seconds>', 'separation: where the stretch begins that is pulled apart', secondsOfRecording)
    .option('--to <seconds>', 'separation: where it ends', secondsOfRecording)
    .option('--transcript <file>', 'emotion: what is said, as WebVTT or SubRip, so that words count as well')
    .option('--language <code>', 'emotion: the language of the transcript, such as en')
    .option('--json', 'one JSON line a file')
    .action(async (name: string, files: string[], options: InferOptions, command: Command) => {
      const inference = [...inferences, separation].find((each) => each.name === name);
      if (inference === undefined) {
        command.error(`phonograph: there is no inference ${JSON.stringify(name)}; there are ${names.join(', ')}`);
      }
      for (const [option, owner] of onlyFor) {
        if (options[option] === undefined || name === owner) continue;
        command.error(`phonograph: --${option} is for ${owner}, not for ${name}`);
      }
      if ((options.transcript === undefined) !== (options.language === undefined)) {
        command.error('phonograph: --transcript and --language belong together');
      }
      const { workers, facesOff } = configOf(command);
      const lanes = new Lanes(Math.max(1, Math.floor(workers / 2)));
      const separate = separationOf(files, options);
      const infer = async (file: string): Promise<unknown> => {
        if (!('run' in inference)) return await separate(file);
        if (options.window !== undefined) return await inferWindows(file, options.window, lanes);
        return await inferFile(inference, file, lanes, { facesOff, parameters: await parametersOf(options) });
      };
      try {
        for (const file of files) {
          try {
            const result = await infer(file);
            if (options.json) printJson({ file, inference: name, version: inference.version, result });
            else print(`${file}\n${JSON.stringify(result, null, 2)}`);
          } catch (error) {
            process.exitCode = 1;
            if (options.json) printJson({ file, error: faultJson(error) });
            else say(`phonograph: ${faultJson(error).message}`);
          }
        }
      } finally {
        await lanes.close();
      }
    });
}

async function parametersOf({ transcript, language }: InferOptions): Promise<RunParameters> {
  if (transcript === undefined || language === undefined) return {};
  return { transcript: decodeTranscript(await readTranscript(transcript)), language: canonicalLanguage(language) };
}

/** What is heard in windows of one length, as the inference reports events. */
async function inferWindows(file: string, windowSeconds: number, lanes: Lanes): Promise<unknown> {
  const { facts, found } = await resultsOfFile(soundEventsOfRecording, file, lanes);
  const windows = found.map(({ subject, result }) => ({
    subject,
    result: soundWindows(result, windowSeconds, facts.durationSeconds),
  }));
  return soundEventsOfRecording.report(windows);
}
