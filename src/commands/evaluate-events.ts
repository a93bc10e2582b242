import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { confusionSvg } from '../inference/evaluation/confusion-picture.ts';
import { evaluateEvents, type GroupedAccuracy } from '../sound/evaluation/evaluate-events.ts';
import { printConfusion } from './print-confusion.ts';
import { percent, print, printJson, say, sayHundreds, table } from './terminal.ts';

interface Options {
  readonly list: string;
  readonly models?: string;
  readonly picture?: string;
  readonly json?: boolean;
}

export function addEvaluateEvents(evaluate: Command): void {
  evaluate
    .command('events')
    .description('what sounds, and of which kind, in recordings of which you know it')
    .requiredOption(
      '--list <file>',
      'one recording a line: path, label or kind (UNKNOWN for what is of none), perhaps a group; separated by tabs',
    )
    .option('--models <folder>', 'another folder with sound-events in it; {group} in it stands for the group')
    .option('--picture <file>', 'draw the matrix of confusions of labels there, as SVG')
    .option('--json', 'one JSON line')
    .action(async (options: Options) => {
      const result = await evaluateEvents({
        listFile: options.list,
        ...(options.models !== undefined && { models: options.models }),
        onProgress: sayHundreds,
      });
      if (options.picture !== undefined) {
        await writeFile(options.picture, confusionSvg(result.labels.confusion, 'Sounds, of whole recordings'));
      }
      for (const reason of result.refused) say(`left out: ${reason}`);
      if (options.json) return printJson(result);
      printGroups('which of the labels', result.labels);
      printConfusion('labels: rows actual, columns told', result.labels.confusion);
      print('');
      printGroups('which kind', result.kinds);
      printConfusion('kinds: rows actual, columns told', result.kinds.confusion);
      print('');
      printGroups('which kind, if it must choose', result.likeliestKinds);
      if (result.unknown.files > 0) {
        const { files, areaUnderCurve } = result.unknown;
        print(
          `\n${files} of no kind; told from the others by surety, area under the curve: ${areaUnderCurve.toFixed(3)}`,
        );
      }
    });
}

function printGroups(title: string, { groups, mean }: GroupedAccuracy): void {
  print(
    table([
      [title, 'files', 'right, %'],
      ...groups.map(({ group, files, accuracy }) => [group || 'all', String(files), percent(accuracy)]),
      ...(groups.length > 1 ? [['mean', '', percent(mean)]] : []),
    ]),
  );
}
