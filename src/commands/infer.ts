import type { Command } from 'commander';
import { inferFile, resultsOfFile } from '../inference/infer-file.ts';
import { Lanes } from '../inference/lanes.ts';
import { plan } from '../plan.ts';
import { soundEventsOfRecording } from '../sound/sound-events-inference.ts';
import { soundWindows } from '../sound/sound-windows.ts';
import { numberFrom } from './number-option.ts';
import { configOf } from './with-phonograph.ts';
import { faultJson, print, printJson, say } from './terminal.ts';

interface InferOptions {
  readonly json?: boolean;
  readonly window?: number;
}

const inferences = [...plan.local, ...plan.onRequest];

export function addInfer(program: Command): void {
  program
    .command('infer')
    .description(`run an inference on files, without the graph: ${inferences.map(({ name }) => name).join(', ')}`)
    .argument('<inference>', 'its name')
    .argument('<file...>', 'recordings')
    .option('--window <seconds>', 'sound-events: by windows of this length instead of by events', numberFrom(0.1, 3600))
    .option('--json', 'one JSON line a file')
    .action(async (name: string, files: string[], options: InferOptions, command: Command) => {
      const inference = inferences.find((each) => each.name === name);
      if (inference === undefined) {
        const known = inferences.map((each) => each.name).join(', ');
        command.error(`phonograph: there is no inference ${JSON.stringify(name)}; there are ${known}`);
      }
      if (options.window !== undefined && name !== soundEventsOfRecording.name) {
        command.error(`phonograph: --window is for ${soundEventsOfRecording.name}, not for ${name}`);
      }
      const lanes = new Lanes(Math.max(1, Math.floor(configOf(command).workers / 2)));
      try {
        for (const file of files) {
          try {
            const result =
              options.window === undefined
                ? await inferFile(inference, file, lanes)
                : await inferWindows(file, options.window, lanes);
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

/** What is heard in windows of one length, as the inference reports events. */
async function inferWindows(file: string, windowSeconds: number, lanes: Lanes): Promise<unknown> {
  const { facts, found } = await resultsOfFile(soundEventsOfRecording, file, lanes);
  const windows = found.map(({ subject, result }) => ({
    subject,
    result: soundWindows(result, windowSeconds, facts.durationSeconds),
  }));
  return soundEventsOfRecording.report(windows);
}
