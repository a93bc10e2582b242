import type { Command } from 'commander';
import { evaluateMeaning } from '../meaning/evaluate-meaning.ts';
import { addEvaluateEmotion } from './evaluate-emotion.ts';
import { addEvaluateEvents } from './evaluate-events.ts';
import { addEvaluateForms } from './evaluate-forms.ts';
import { addEvaluateJoint } from './evaluate-joint.ts';
import { addEvaluateLanguages } from './evaluate-languages.ts';
import { addEvaluatePhones } from './evaluate-phones.ts';
import { addEvaluateSeparation } from './evaluate-separation.ts';
import { addEvaluateSight } from './evaluate-sight.ts';
import { addEvaluateSources } from './evaluate-sources.ts';
import { print, printJson, table } from './terminal.ts';

export function addEvaluate(program: Command): void {
  const evaluate = program.command('evaluate').description('measure a part of the program on data of your own');
  addEvaluatePhones(evaluate);
  addEvaluateForms(evaluate);
  addEvaluateLanguages(evaluate);
  addEvaluateEvents(evaluate);
  addEvaluateSources(evaluate);
  addEvaluateSeparation(evaluate);
  addEvaluateEmotion(evaluate);
  addEvaluateSight(evaluate);
  addEvaluateJoint(evaluate);
  evaluate
    .command('meaning')
    .description('the learner on a corpus of situations, against a gold lexicon, beside other learners')
    .requiredOption('--corpus <file>', 'one situation a line: words, a tab, objects; each separated by spaces')
    .requiredOption('--gold <file>', 'one pair a line: word, a tab, object')
    .option('--json', 'one JSON line')
    .action(async ({ corpus, gold, json }: { corpus: string; gold: string; json?: boolean }) => {
      const result = await evaluateMeaning({ corpusFile: corpus, goldFile: gold });
      if (json) return printJson(result);
      const row = (name: string, { precision, recall, f }: { precision: number; recall: number; f: number }) => [
        name,
        ...[precision, recall, f].map((value) => value.toFixed(3)),
      ];
      print(
        table([
          ['learner', 'precision', 'recall', 'F'],
          row('Phonograph', result),
          ...Object.entries(result.baselines).map(([name, score]) => row(name, score)),
        ]),
      );
    });
}
