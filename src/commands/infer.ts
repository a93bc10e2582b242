import type { Command } from 'commander';
import { inferFile } from '../inference/infer-file.ts';
import { Lanes } from '../inference/lanes.ts';
import { plan } from '../plan.ts';
import { configOf } from './with-phonograph.ts';
import { faultJson, print, printJson, say } from './terminal.ts';

const inferences = [...plan.local, ...plan.onRequest];

export function addInfer(program: Command): void {
  program
    .command('infer')
    .description(`run an inference on files, without the graph: ${inferences.map(({ name }) => name).join(', ')}`)
    .argument('<inference>', 'its name')
    .argument('<file...>', 'recordings')
    .option('--json', 'one JSON line a file')
    .action(async (name: string, files: string[], options: { json?: boolean }, command: Command) => {
      const inference = inferences.find((each) => each.name === name);
      if (inference === undefined) {
        const known = inferences.map((each) => each.name).join(', ');
        command.error(`phonograph: there is no inference ${JSON.stringify(name)}; there are ${known}`);
      }
      const lanes = new Lanes(Math.max(1, Math.floor(configOf(command).workers / 2)));
      try {
        for (const file of files) {
          try {
            const result = await inferFile(inference, file, lanes);
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
