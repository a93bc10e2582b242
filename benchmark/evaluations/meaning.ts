/**
 * Word learning: ours beside learners of the literature, on generated worlds and on Frank 2009's corpus. Prints the
 * tables of meaning.md and draws their plots.
 *
 *   npx tsx benchmark/evaluations/meaning.ts [--part worlds,frank,speed] [--seeds 3] [--sizes 250,500,1000,2000,4000,8000]
 *     [--only PATTERN] [--plots FOLDER]
 *
 * `--only` takes learners by name (a regular expression). `--part settings` shows how the thresholds of the literature's
 * models do on the worlds they were chosen on: seeds below 100, as for ours; the tables use seeds from 100 on.
 */
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseSettings } from './meaning/choose-settings.ts';
import { onFrank } from './meaning/on-frank.ts';
import { onWorlds } from './meaning/on-worlds.ts';
import type { Request } from './meaning/report.ts';
import { speed } from './meaning/speed.ts';

const { values } = parseArgs({
  options: {
    part: { type: 'string', default: 'worlds,frank,speed' },
    seeds: { type: 'string', default: '3' },
    sizes: { type: 'string', default: '250,500,1000,2000,4000,8000' },
    only: { type: 'string', default: '' },
    plots: { type: 'string', default: join(import.meta.dirname, 'meaning', 'plots') },
  },
});
const request: Request = {
  seeds: Number(values.seeds),
  sizes: values.sizes.split(',').map(Number),
  only: new RegExp(values.only),
  plotFolder: values.plots,
};
const parts: Readonly<Record<string, () => void>> = {
  worlds: () => onWorlds(request),
  frank: () => onFrank(request),
  speed: () => speed(request),
  settings: () => chooseSettings(request.seeds),
};
const [cpu] = cpus();
console.log(`Node ${process.version}, ${cpus().length} cores, ${cpu?.model ?? 'unknown processor'}\n`);
for (const part of values.part.split(',')) {
  const run = parts[part];
  if (!run) throw new Error(`no part ${JSON.stringify(part)}; there are ${Object.keys(parts).join(', ')}`);
  run();
}
