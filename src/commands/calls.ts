import type { Command } from 'commander';
import type { CallHypothesis } from '../meaning/calls/call-hypotheses.ts';
import {
  CallHypothesesService,
  conceptNames,
  defaultWithinSeconds,
  type FoundHypotheses,
} from '../meaning/calls/call-hypotheses.service.ts';
import { momentsAgainst, momentsFor, type Moment } from '../meaning/calls/pair-counts.ts';
import { nameOfSource, phraseOf, sentenceOf, separatingText, type ConceptNames } from '../meaning/calls/wording.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { LexiconSpecies } from '../recording/lexicon-species.ts';
import { localOwnerId } from '../recording/recording.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import { lexiconOf, type LexiconOptions } from './chosen-lexicon.ts';
import { print, printJson, say } from './terminal.ts';
import { withPhonograph } from './with-phonograph.ts';

interface CallsOptions extends LexiconOptions {
  readonly form?: string;
  readonly within: string;
  readonly all?: boolean;
  readonly species?: string;
  readonly json?: boolean;
}

/** A hypothesis as other programs rely on it. */
interface CallLine {
  readonly form: string;
  readonly condition: { readonly kind: string; readonly id: string; readonly label: string; readonly relation: string };
  readonly direction: string;
  readonly standing: string;
  readonly sentence: string;
  readonly p: number;
  readonly q: number;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly alternatives: readonly { readonly kind: string; readonly phrase: string; readonly wouldSeparate: string }[];
  readonly evidence: readonly Place[];
  readonly evidenceAgainst: readonly Place[];
}

interface Place {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

export function addCalls(program: Command): void {
  program
    .command('calls')
    .description('what the call types of an animal go with: hypotheses, and no translation')
    .option('--collection <name>', 'of the lexicon of this collection; needed where there are several lexicons')
    .option('--lexicon <id>', 'of this lexicon')
    .option(
      '--species <name>',
      'say first that the lexicon is of this species; nothing in it is translated from then on',
    )
    .option('--form <id>', 'only of this call type')
    .option('--within <seconds>', 'shortly before and after is within so many seconds', String(defaultWithinSeconds))
    .option('--all', 'also what was seen in one recording only, and what may be chance')
    .option('--json', 'one JSON line a hypothesis')
    .action(async (options: CallsOptions, command: Command) => {
      const withinSeconds = Number(options.within);
      await withPhonograph(command, { works: false }, async (phonograph) => {
        const { graph, lanes } = phonograph;
        const lexiconId = await lexiconOf(phonograph, options);
        const species = new LexiconSpecies(graph);
        if (options.species !== undefined) {
          const { owned } = await new CollectionStore(graph).access(localOwnerId);
          await species.set(lexiconId, owned.lexiconIds, options.species.trim() || null);
        }
        const found = await new CallHypothesesService(graph, lanes).find(lexiconId, withinSeconds);
        const chosen = found.hypotheses.filter(
          ({ standing, typeId }) =>
            (options.all === true || standing === 'HYPOTHESIS') &&
            (options.form === undefined || typeId === options.form),
        );
        const nameOf = await conceptNames(found, graph, [lexiconId]);
        if (!options.json) say(summary(found, (await species.read([lexiconId])).get(lexiconId)));
        const fileOf = await titles(chosen, phonograph);
        for (const hypothesis of chosen) {
          const line = lineOf(hypothesis, withinSeconds, nameOf, fileOf);
          if (options.json) printJson(line);
          else print(shown(line));
        }
        if (!options.json && chosen.length === 0) print('no hypothesis that more than one recording bears out');
      });
    });
}

function summary(
  { calls, recordings, testedPairs, recordingsLeftOut, pairsLeftOut }: FoundHypotheses,
  species?: string,
) {
  const left = recordingsLeftOut + pairsLeftOut;
  return (
    `${calls} calls of ${species ?? 'a lexicon of no species yet (say --species)'} in ${recordings} recordings, ${testedPairs} pairs of call type and condition tested` +
    (left === 0 ? '' : `; left out: ${recordingsLeftOut} recordings, ${pairsLeftOut} pairs`)
  );
}

async function titles(
  hypotheses: readonly CallHypothesis[],
  { graph }: { readonly graph: ConstructorParameters<typeof RecordingStore>[0] },
): Promise<(recordingId: string) => string> {
  const ids = new Set(
    hypotheses.flatMap(({ momentsWith, momentsWithout }) =>
      [...momentsWith, ...momentsWithout].map(({ recordingId }) => recordingId),
    ),
  );
  const { collectionIds } = await new CollectionStore(graph).access(localOwnerId);
  const recordings = await new RecordingStore(graph).read([...ids], collectionIds);
  const known = new Map(recordings.map(({ id, title }) => [id, title]));
  return (id) => known.get(id) ?? id;
}

function lineOf(
  hypothesis: CallHypothesis,
  withinSeconds: number,
  nameOf: ConceptNames,
  fileOf: (recordingId: string) => string,
): CallLine {
  const { typeId, source, relation, direction, standing, probability, falseDiscoveryRate, ratio } = hypothesis;
  const { calls, callsWith, expectedCallsWith, recordings, recordingsShowing, times, timesWithCall } = hypothesis;
  const placeOf = ({ recordingId, startSeconds, endSeconds }: Moment): Place => ({
    file: fileOf(recordingId),
    start: startSeconds,
    end: endSeconds,
  });
  return {
    form: typeId,
    condition: { ...source, label: nameOfSource(source, nameOf), relation },
    direction,
    standing,
    sentence: sentenceOf(hypothesis, withinSeconds, nameOf),
    p: probability,
    q: falseDiscoveryRate,
    ...ratio,
    counts: { calls, callsWith, expectedCallsWith, recordings, recordingsShowing, times, timesWithCall },
    alternatives: hypothesis.alternatives.map((other) => ({
      kind: other.kind,
      phrase: phraseOf(other, withinSeconds, nameOf),
      wouldSeparate: separatingText({ source, relation }, other, withinSeconds, nameOf),
    })),
    evidence: momentsFor(hypothesis).map(placeOf),
    evidenceAgainst: momentsAgainst(hypothesis).map(placeOf),
  };
}

/** For people: what it says, where to listen, and what to record next. */
function shown({ form, sentence, evidence, evidenceAgainst, alternatives }: CallLine): string {
  const places = (some: readonly Place[]) =>
    some
      .slice(0, 3)
      .map(({ file, start }) => `${file} at ${start.toFixed(2)} s`)
      .join(', ');
  const [separate] = alternatives;
  return [
    sentence,
    `  ${form}`,
    ...(evidence.length === 0 ? [] : [`  for it: ${places(evidence)}`]),
    ...(evidenceAgainst.length === 0 ? [] : [`  against it: ${places(evidenceAgainst)}`]),
    ...(separate === undefined ? [] : [`  would help: ${separate.wouldSeparate}`]),
  ].join('\n');
}
