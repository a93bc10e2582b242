import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { ParameterError, UnavailableError } from '../errors.ts';
import type { CorpusRunner } from '../inference/corpus-runner.ts';
import type { Phonograph } from '../phonograph.ts';
import { defaultCollectionName, localOwnerId } from '../recording/recording.ts';
import { IngestProgressBar } from './ingest-progress-bar.ts';
import { JobWatch, type Fate } from './job-watch.ts';
import { nameOf, sourcesOf, type Source } from './sources.ts';
import { faultJson, printJson, say } from './terminal.ts';
import { withPhonograph } from './with-phonograph.ts';

interface IngestOptions {
  readonly collection: string;
  readonly language?: string;
  readonly species?: string;
  readonly json?: boolean;
  readonly patience: string;
}

export function addIngest(program: Command): void {
  program
    .command('ingest')
    .description('put recordings in: files, folders or public URLs; waits until the lexicon has taken them in')
    .argument('<source...>', 'files, folders or URLs')
    .option('--collection <name>', 'collection that they go into', defaultCollectionName)
    .option('--language <code>', 'of a new collection: ISO 639-3, or a name for an animal or an unknown system')
    .option(
      '--species <name>',
      'of a new collection of an animal: its calls are found among all sounds, and not translated',
    )
    .option('--patience <seconds>', 'how long to wait for room on the disk, or for the store, to come back', '60')
    .option('--json', 'one JSON line a recording on standard output')
    .action(async (sources: string[], options: IngestOptions, command: Command) => {
      const bar = new IngestProgressBar(process.stderr.isTTY && options.json !== true);
      await withPhonograph(
        command,
        { onIngestProgress: (progress) => bar.move(progress) },
        async (phonograph, _config, interrupted) => {
          const fates: Fate[] = [];
          try {
            const accepted = await takeIn(sources, options, phonograph, bar, fates, interrupted);
            await finish(accepted, phonograph, fates, patienceMs(options), interrupted);
          } finally {
            bar.stop();
          }
          summarise(fates, options.json === true);
        },
      );
    });
}

/** @returns the name of the source by the id of its recording */
async function takeIn(
  sources: readonly string[],
  options: IngestOptions,
  phonograph: Phonograph,
  bar: IngestProgressBar,
  fates: Fate[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const { collection, language, species } = options;
  const target = {
    collection,
    ownerId: localOwnerId,
    ...(language !== undefined && { language }),
    ...(species !== undefined && { species }),
  };
  const accepted = new Map<string, string>();
  const attempt = async (file: string, work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      const fault = faultJson(error);
      fates.push({ file, error: fault });
      say(`phonograph: ${fault.message}`);
    }
  };
  for (const argument of sources) {
    let found: readonly Source[] = [];
    await attempt(argument, async () => {
      found = await sourcesOf(argument);
    });
    for (const source of found) {
      if (signal.aborted) return accepted;
      await attempt(nameOf(source), async () => {
        const { recording } = await (source.kind === 'file'
          ? phonograph.intake.fromFile(source.path, target, signal)
          : phonograph.intake.fromUrl(source.url, target, signal));
        bar.add(recording.id, recording.durationSeconds);
        accepted.set(recording.id, nameOf(source));
      });
    }
  }
  return accepted;
}

/** Waits for the work, whichever process does it, and has the lexicon settled. */
async function finish(
  accepted: ReadonlyMap<string, string>,
  { graph, changes, corpus, worker }: Phonograph,
  fates: Fate[],
  patienceMs: number,
  signal: AbortSignal,
): Promise<void> {
  const jobs = new JobWatch(graph, accepted, patienceMs);
  while (jobs.open > 0 && !signal.aborted) {
    const { ended, given } = await jobs.look(signal);
    fates.push(...ended);
    // What is left waits for room or for the store: it is told as failed here, and goes on some day.
    if (given) return;
    if (jobs.open > 0) await changes.nextChange(1_000);
  }
  if (signal.aborted) return;
  await worker.idle();
  for (const lexiconId of jobs.lexicons) await settled(corpus, lexiconId, signal);
}

/** Settles, with patience: another process that changes the same lexicon overtakes, and has to be let finish. */
async function settled(corpus: CorpusRunner, lexiconId: string, signal: AbortSignal): Promise<void> {
  for (let tries = 1; ; tries++) {
    try {
      await corpus.catchUp(lexiconId, signal);
      await corpus.settle(lexiconId, signal);
      return;
    } catch (error) {
      if (signal.aborted) return;
      if (!(error instanceof UnavailableError) || tries >= mostTries) throw error;
      await sleep(500 * tries);
    }
  }
}

const mostTries = 10;

/** @throws {ParameterError} */
function patienceMs({ patience }: IngestOptions): number {
  const seconds = Number(patience);
  if (seconds >= 0 && seconds <= 86_400) return seconds * 1_000;
  throw new ParameterError(`--patience must be seconds from 0 to 86400, got ${JSON.stringify(patience)}`);
}

function summarise(fates: readonly Fate[], json: boolean): void {
  const failed = fates.filter((fate) => fate.error !== undefined);
  if (json) for (const fate of fates) printJson(fate);
  say(`${fates.length - failed.length} taken in, ${failed.length} failed`);
  for (const { file, error } of failed) say(`  failed: ${JSON.stringify(file)}: ${error?.message}`);
  if (failed.length > 0) process.exitCode = 1;
}
