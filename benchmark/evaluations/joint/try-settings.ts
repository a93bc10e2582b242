/**
 * Settings of the learner side by side on clips that are not reported on: what is heard and seen is found once.
 *
 *     npx tsx benchmark/evaluations/joint/try-settings.ts FOLDER/clips.tsv KEPT
 */
import { readFile } from 'node:fs/promises';
import { Lanes } from '../../../src/inference/lanes.ts';
import { observeClips, scoreJoint } from '../../../src/meaning/moments/evaluation/evaluate-joint.ts';
import { parseMomentList } from '../../../src/meaning/moments/evaluation/moment-list.ts';
import { learning, type LearningOptions } from '../../../src/meaning/moments/learn-projections.ts';

const tried: readonly Partial<LearningOptions>[] = [
  {},
  ...[0.1, 0.3, 3].map((ridge) => ({ ridge })),
  ...[0, 0.03, 0.3].map((ownLikeness) => ({ ownLikeness })),
  ...[1, 2, 8].map((rounds) => ({ rounds })),
  ...[0.05, 0.2].map((temperature) => ({ temperature })),
  ...[0.25, 1].map((power) => ({ power })),
];

const [list, keptIn] = process.argv.slice(2);
if (list === undefined || keptIn === undefined) throw new Error('give the list of clips, and a file to keep them in');
const lanes = new Lanes(1);
const { observed } = await observeClips(parseMomentList(await readFile(list, 'utf8'), list), { lanes, keptIn });
await lanes.close();
for (const settings of tried) {
  const { rows } = scoreJoint(observed, { ...learning, ...settings });
  const scores = rows.map(({ voice, found }) => {
    const shown = (['sound', 'sight', 'both', 'moments by sound', 'sight by sound', 'sound by sight'] as const).map(
      (way) => `${way} ${(100 * found[way].recallAt1).toFixed(1)}`,
    );
    return `${voice ?? 'all voices'}: ${shown.join(', ')}`;
  });
  process.stdout.write(`${JSON.stringify(settings)}\n  ${scores.join('\n  ')}\n`);
}
