import type { Command } from 'commander';
import { evaluateSight, type Agreement } from '../sight/evaluation/evaluate-sight.ts';
import { percent, print, printJson, say, table } from './terminal.ts';

export function addEvaluateSight(evaluate: Command): void {
  evaluate
    .command('sight')
    .description('shots, things with their ways, and actions in films of which you know them')
    .requiredOption(
      '--list <file>',
      'what is true, a line each: film, "boundary", seconds, CUT, FADE or DISSOLVE; film, "thing", name, seconds, x, y, width, ' +
        'height; film, "action", name, start, end; separated by tabs',
    )
    .option('--json', 'one JSON line')
    .action(async ({ list, json }: { list: string; json?: boolean }) => {
      const result = await evaluateSight({ listFile: list, onProgress: (done, all) => say(`${done} of ${all}`) });
      for (const reason of result.refused) say(`left out: ${reason}`);
      if (json) return printJson(result);
      const { boundaries, tracks, actions } = result;
      const row = (name: string, { there, found, right, precision, recall, f }: Agreement): string[] => [
        name,
        ...[there, found, right].map(String),
        ...[precision, recall].map(percent),
        f.toFixed(3),
      ];
      print(`${result.films} films`);
      if (boundaries || actions) {
        print(
          table([
            ['', 'there', 'found', 'right', 'precision, %', 'recall, %', 'F'],
            ...(boundaries ? [row('shot boundaries', boundaries)] : []),
            ...(actions ? [row('actions', actions.all)] : []),
            ...(actions?.byLabel ?? []).map(({ label, ...score }) => row(`  ${label}`, score)),
          ]),
        );
      }
      if (tracks) {
        print(
          `tracks: purity ${tracks.purity.toFixed(3)}, of ${tracks.places} places of things ${percent(tracks.coverage)} % are covered, ` +
            `${tracks.fragments.toFixed(2)} tracks a thing, ${percent(tracks.spurious)} % of their moments are on nothing that is listed`,
        );
      }
    });
}
