/**
 * What it costs the learner to have scenes and qualities in view beside things, and whether words for them are learned.
 *
 *   npx tsx benchmark/evaluations/sight/qualities-as-referents.ts [--seeds 3]
 *
 * Frank 2009's corpus and generated worlds know things only; colours, sizes, numbers, relations and a place are laid over
 * them. A thing of the corpus is one toy and has one colour: the worst case, since it always comes with its colour.
 */
import { parseArgs } from 'node:util';
import { infantTalk } from '../../../test/meaning/generated-talk.ts';
import { clipWorld, noisyWorld } from '../../../test/meaning/generated-world.ts';
import type { SeenConcept, Situation } from '../../../src/meaning/situation.ts';
import { frankCorpus } from '../meaning/frank-corpus.ts';
import { learners, shipped } from '../meaning/learners.ts';
import { scoreOn, type Trial } from '../meaning/score.ts';
import { trialsOf } from '../meaning/trials.ts';
import { seededRandom, type Random } from '../seeded-random.ts';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '3' } } });
const seeds = Number(values.seeds);
const learner = learners.find(({ name }) => name === shipped)!;

const colours = ['black', 'white', 'red', 'green', 'yellow', 'blue', 'brown', 'orange', 'pink', 'purple', 'grey'];
const numbers = ['none', 'one', 'two', 'three', 'four', 'five', 'many'];
const relations = ['left of', 'right of', 'above', 'below', 'inside'];
/** Seen with mistakes. */
const sure = 0.8;

type Layer = 'one scene' | 'changing scenes' | 'colours' | 'numbers' | 'sizes and relations';
const layers: readonly Layer[] = ['one scene', 'changing scenes', 'colours', 'numbers', 'sizes and relations'];

/** @param says whether a quality in view is named now and then, by a word of its own, which is then part of the truth */
function overlaid({ situations, gold }: Trial, which: readonly Layer[], seed: string, says: boolean): Trial {
  const random = seededRandom(seed);
  const colourOf = new Map<string, string>();
  const named = new Set<string>();
  return {
    situations: situations.map((situation) => {
      const seen = which.flatMap((layer) => layerOf(layer, situation.saw, random, says ? undefined : colourOf));
      const heard = [...situation.heard];
      if (says && seen.length > 0 && random.next() < 0.3) {
        const { conceptId } = random.oneOf(seen);
        named.add(conceptId);
        heard.push({ tokenId: `${situation.id}-quality`, forms: [{ formId: `word ${conceptId}`, weight: 1 }] });
      }
      return { ...situation, heard, saw: [...situation.saw, ...seen] } satisfies Situation;
    }),
    gold: [...gold, ...[...named].map((conceptId) => ({ formId: `word ${conceptId}`, conceptId }))],
  };
}

/** @param colourOf each thing's colour; undefined where things of one kind come in any colour */
function layerOf(
  layer: Layer,
  saw: readonly SeenConcept[],
  random: Random,
  colourOf?: Map<string, string>,
): readonly SeenConcept[] {
  const concept = (conceptId: string) => ({ conceptId, confidence: sure });
  switch (layer) {
    case 'one scene':
      return [concept('indoors'), concept('day')];
    case 'changing scenes':
      return [concept(random.oneOf(['indoors', 'outdoors'])), concept(random.oneOf(['day', 'night']))];
    case 'colours':
      return [
        ...new Set(
          saw.map(({ conceptId }) => {
            const colour = colourOf?.get(conceptId) ?? random.oneOf(colours);
            colourOf?.set(conceptId, colour);
            return colour;
          }),
        ),
      ].map(concept);
    case 'numbers':
      return saw.length === 0 ? [] : [concept(numbers[Math.min(saw.length, numbers.length - 1)]!)];
    case 'sizes and relations':
      return saw.length < 2
        ? []
        : [concept('big'), concept('small'), ...new Set([random.oneOf(relations), random.oneOf(relations)])].map(
            (each) => (typeof each === 'string' ? concept(each) : each),
          );
  }
}

const frank = frankCorpus();
const corpora: readonly (readonly [string, readonly Trial[]])[] = [
  ...(frank ? [['Frank 2009', [frank]] as const] : []),
  ['Talk to infants, 620', trialsOf(infantTalk, seeds)],
  ['Clips of one word, 60', trialsOf(clipWorld, 10 * seeds)],
  ['Noisy world, 2000', trialsOf(noisyWorld, seeds)],
];
console.log('| corpus | in view besides things | precision | recall | F | with words for them: F of all words |');
console.log('|---|---|---|---|---|---|');
for (const [name, trials] of corpora) {
  for (const which of [[], ...layers.map((layer) => [layer]), layers.slice(1)]) {
    const laid = trials.map((trial, i) => overlaid(trial, which, `${name} ${i}`, false));
    const said = trials.map((trial, i) => overlaid(trial, which, `${name} ${i}`, true));
    const [plain, all] = [scoreOn(laid, learner), which.length === 0 ? undefined : scoreOn(said, learner)];
    const cells = [plain.precision, plain.recall, plain.f, all?.f].map((value) => value?.toFixed(2) ?? '');
    console.log(`| ${name} | ${which.join(', ') || 'nothing'} | ${cells.join(' | ')} |`);
  }
}
