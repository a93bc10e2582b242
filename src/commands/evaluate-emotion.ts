import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { evaluateVoice, type VoiceEvaluation } from '../emotion/evaluation/evaluate-voice.ts';
import { confusionSvg } from '../inference/evaluation/confusion-picture.ts';
import { printConfusion } from './print-confusion.ts';
import { percent, print, printJson, say, sayHundreds, table } from './terminal.ts';

interface Options {
  readonly ravdess: string;
  readonly models?: string;
  readonly picture?: string;
  readonly json?: boolean;
}

export function addEvaluateEmotion(evaluate: Command): void {
  evaluate
    .command('emotion')
    .description('which emotion is heard in the voices of RAVDESS')
    .requiredOption('--ravdess <folder>', 'the folder of RAVDESS, with one folder an actor in it')
    .option('--models <folder>', 'another folder with voice-emotion in it; {fold} in it stands for the fold')
    .option('--picture <file>', 'draw the matrix of confusions there, as SVG')
    .option('--json', 'one JSON line')
    .action(async (options: Options) => {
      const result = await evaluateVoice({
        ravdess: options.ravdess,
        ...(options.models !== undefined && { models: options.models }),
        onProgress: sayHundreds,
      });
      if (options.picture !== undefined) {
        await writeFile(
          options.picture,
          confusionSvg(result.confusion, 'Emotions in voices of actors not learned from'),
        );
      }
      for (const reason of result.refused) say(`left out: ${reason}`);
      if (options.json) printJson(result);
      else printResult(result);
    });
}

function printResult({ groups, all, confusion, recalls, valence, calibrationError }: VoiceEvaluation): void {
  print(
    table([
      ['fold', 'clips', 'unweighted average recall, %'],
      ...groups.map(({ group, clips, averageRecall }) => [group, String(clips), percent(averageRecall)]),
      ['all', String(all.clips), percent(all.averageRecall)],
    ]),
  );
  print('');
  print(table([['emotion', 'recall, %'], ...confusion.actual.map((emotion, i) => [emotion, percent(recalls[i]!)])]));
  printConfusion('rows acted, columns told', confusion);
  print(
    `\nsign of valence right in ${percent(valence.right)} % of ${valence.clips} clips, ` +
      `${percent(valence.balanced)} % if pleasant and unpleasant ones count alike; ` +
      `expected calibration error ${calibrationError.toFixed(3)}`,
  );
}
