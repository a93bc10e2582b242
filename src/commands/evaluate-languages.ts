import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { confusionSvg } from '../inference/evaluation/confusion-picture.ts';
import { Lanes } from '../inference/lanes.ts';
import { evaluateLanguages } from '../phonetics/languages/evaluation/evaluate-languages.ts';
import { printConfusion } from './print-confusion.ts';
import { percent, print, printJson, say, sayHundreds, table } from './terminal.ts';
import { configOf } from './with-phonograph.ts';

interface Options {
  readonly list: string;
  readonly picture?: string;
  readonly json?: boolean;
}

export function addEvaluateLanguages(evaluate: Command): void {
  evaluate
    .command('languages')
    .description('the language identifier on recordings of which you know the language')
    .requiredOption('--list <file>', 'one recording a line: path, language, perhaps a speaker; separated by tabs')
    .option('--picture <file>', 'draw the matrix of confusions of windows there, as SVG')
    .option('--json', 'one JSON line')
    .action(async (options: Options, command: Command) => {
      const lanes = new Lanes(Math.max(1, Math.floor(configOf(command).workers / 2)));
      try {
        const result = await evaluateLanguages(options.list, lanes, sayHundreds);
        if (options.picture !== undefined) {
          await writeFile(options.picture, confusionSvg(result.windows, 'Languages, windows of 4 s'));
        }
        for (const reason of result.refused) say(`left out: ${reason}`);
        if (options.json) return printJson(result);
        print(
          table([
            ['language', 'speakers', 'windows', 'right, %', 'files', 'right, %'],
            ...result.rows.map((row) => [
              row.language,
              String(row.speakers),
              String(row.windows),
              percent(row.windowAccuracy),
              String(row.files),
              percent(row.fileAccuracy),
            ]),
            ['all', '', '', percent(result.windowAccuracy), '', percent(result.fileAccuracy)],
          ]),
        );
        printConfusion('windows of 4 s: rows actual, columns told', result.windows);
        printConfusion('files', result.files);
      } finally {
        await lanes.close();
      }
    });
}
