import type { Command } from 'commander';
import { listModels } from '../inference/model-card.ts';
import { checkModelFiles } from '../inference/model-file.ts';
import { faultJson, print, printJson, table } from './terminal.ts';

export function addModels(program: Command): void {
  program
    .command('models')
    .description('the models that inferences use, and whether their files are whole')
    .option('--json', 'one JSON line a model')
    .action(async (options: { json?: boolean }) => {
      const rows: string[][] = [['model', 'version', 'licence', 'state']];
      for (const card of listModels()) {
        const fault = await checkModelFiles(card).then(() => undefined, faultJson);
        if (fault !== undefined && card.pending !== true) process.exitCode = 1;
        const { name, version, licence, source } = card;
        const state = card.pending === true ? 'pending' : 'whole';
        if (options.json)
          printJson({ name, version, licence, source, ...(fault && !card.pending ? { error: fault } : { state }) });
        rows.push([name, version, licence, fault?.message ?? state]);
      }
      if (!options.json) print(table(rows));
    });
}
