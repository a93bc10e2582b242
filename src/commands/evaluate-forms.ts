import type { Command } from 'commander';
import { evaluateForms, waysToCompare } from '../phonetics/likeness/evaluation/evaluate-forms.ts';
import { wholeNumberFrom } from './number-option.ts';
import { print, printJson, say, sayHundreds, table } from './terminal.ts';

interface Options {
  readonly list: string;
  readonly most?: number;
  readonly weights?: string;
  readonly json?: boolean;
}

export function addEvaluateForms(evaluate: Command): void {
  evaluate
    .command('forms')
    .description(
      'whether the same word is found when another voice says it: mean average precision of each way of comparing',
    )
    .requiredOption(
      '--list <file>',
      'one saying a line: path, word, voice, perhaps a group, perhaps start and end in seconds; separated by tabs',
    )
    .option('--most <count>', 'words of each group; all unless said', wholeNumberFrom(1, 1e9))
    .option('--weights <pattern,phones,embedding>', 'how much each counts where they are taken together')
    .option('--json', 'one JSON line')
    .action(async (options: Options, command: Command) => {
      const weights = options.weights?.split(',').map(Number);
      if (weights !== undefined && (weights.length !== 3 || weights.some((weight) => !(weight >= 0)))) {
        command.error('phonograph: --weights are three numbers from 0 on, separated by commas');
      }
      const result = await evaluateForms({
        listFile: options.list,
        ...(options.most !== undefined && { mostWords: options.most }),
        ...(weights && { weights: { pattern: weights[0]!, phones: weights[1]!, embedding: weights[2]! } }),
        onProgress: sayHundreds,
      });
      if (options.json) return printJson(result);
      print(
        table([
          ['group', 'voices', 'words', 'sayings', 'asked', ...waysToCompare],
          ...result.rows.map(({ group, voices, words, sayings, asked, precision }) => [
            group,
            ...[voices, words, sayings, asked].map(String),
            ...waysToCompare.map((way) => precision[way].toFixed(3)),
          ]),
        ]),
      );
      for (const reason of result.refused) say(`left out: ${reason}`);
    });
}
