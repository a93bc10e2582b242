import type { Command } from 'commander';
import { Lanes } from '../inference/lanes.ts';
import { evaluateJoint } from '../meaning/moments/evaluation/evaluate-joint.ts';
import { waysToFind } from '../meaning/moments/evaluation/rank-moments.ts';
import { percent, print, printJson, say, sayHundreds, table } from './terminal.ts';

interface Options {
  readonly list: string;
  readonly keep?: string;
  readonly json?: boolean;
}

export function addEvaluateJoint(evaluate: Command): void {
  evaluate
    .command('joint')
    .description('whether a moment is found again by its sound, by its picture and by both, and a picture by a sound')
    .requiredOption(
      '--list <file>',
      'one clip a line: path, which word and thing it is, learn or ask, perhaps the voice; separated by tabs',
    )
    .option('--keep <file>', 'keeps what is heard and seen in the clips, and takes it from there the next time')
    .option('--json', 'one JSON line')
    .action(async ({ list, keep, json }: Options) => {
      const lanes = new Lanes(2);
      try {
        const result = await evaluateJoint({
          listFile: list,
          lanes,
          ...(keep !== undefined && { keptIn: keep }),
          onProgress: sayHundreds,
        });
        if (json) return printJson(result);
        const { words, gallery, chance, unheard, unseen, rows, refused } = result;
        for (const reason of refused) say(`left out: ${reason}`);
        print(`${words} words; no voice heard in ${unheard} clips, nothing seen in ${unseen}`);
        for (const { voice, learned, found } of rows) {
          const from = voice === null ? 'all voices learned from' : `asked in ${voice}, which was not learned from`;
          print(`\n${from}: ${learned} clips learned from, galleries of ${gallery}, chance ${percent(chance)} %\n`);
          print(
            table([
              ['found by', 'asked', 'first, %', 'among five, %', 'median rank'],
              ...waysToFind.map((way) => {
                const { asked, recallAt1, recallAt5, medianRank } = found[way];
                return [way, String(asked), percent(recallAt1), percent(recallAt5), String(medianRank)];
              }),
            ]),
          );
        }
      } finally {
        await lanes.close();
      }
    });
}
