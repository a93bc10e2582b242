import type { Command } from 'commander';
import { fetchModel } from '../inference/fetch-model.ts';
import { listModels, modelCard, type ModelCard } from '../inference/model-card.ts';
import { checkModelFiles, isFetched } from '../inference/model-file.ts';
import { configOf } from './with-phonograph.ts';
import { faultJson, print, printJson, table } from './terminal.ts';

export function addModels(program: Command): void {
  program
    .command('models')
    .description('the models that inferences use, and whether their files are whole')
    .option(
      '--fetch <name>',
      'fetch a model that neither a package nor this program carries, and keep it in the user’s cache',
    )
    .option('--mirror <where>', 'a folder, or an address of one, that has the file')
    .option('--json', 'one JSON line a model')
    .action(async (options: { fetch?: string; mirror?: string; json?: boolean }, command: Command) => {
      if (options.fetch !== undefined) {
        const path = await fetchModel(modelCard(options.fetch), options.mirror ?? configOf(command).modelMirror);
        if (options.json) printJson({ name: options.fetch, path });
        else print(`${options.fetch} is at ${path}`);
        return;
      }
      const { optInModels } = configOf(command);
      const rows: string[][] = [['model', 'version', 'licence', 'state']];
      for (const card of listModels()) {
        const { name, version, licence, source } = card;
        const absent = absenceOf(card) ?? offState(card, optInModels);
        const fault = absent === undefined ? await checkModelFiles(card).then(() => undefined, faultJson) : undefined;
        if (fault !== undefined) process.exitCode = 1;
        const state = absent ?? 'whole';
        if (options.json) printJson({ name, version, licence, source, ...(fault ? { error: fault } : { state }) });
        rows.push([name, version, licence, fault?.message ?? state]);
      }
      if (!options.json) print(table(rows));
    });
}

/** Why a model need not be there. */
export function absenceOf(card: ModelCard): string | undefined {
  if (card.pending === true) return 'pending';
  return card.url !== undefined && !isFetched(card) ? 'not fetched' : undefined;
}

/** Why a model is not used, whether it is there or, as in the package, is not. */
export function offState({ name, optIn }: ModelCard, optInModels: readonly string[]): string | undefined {
  if (optIn === undefined || optInModels.includes(name)) return undefined;
  return `off: ${optIn}; PHONOGRAPH_OPT_IN_MODELS=${name} switches it on`;
}
