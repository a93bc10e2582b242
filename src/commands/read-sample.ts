import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Phonograph } from '../phonograph.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { localOwnerId } from '../recording/recording.ts';
import { readLines, shown } from './mappings.ts';
import { say } from './terminal.ts';
import { aborted } from './with-phonograph.ts';

const clips = fileURLToPath(new URL('../../examples/sample/clips', import.meta.url));
const sampleCollection = 'sample';
/** The made-up language of the sample. */
const sampleLanguage = 'sample';

/** Takes the sample in when there is nothing else in the graph, and says what was learned of whatever is there. */
export async function readSampleOnce(phonograph: Phonograph, signal: AbortSignal): Promise<void> {
  const names = (await readdir(clips)).filter((name) => name.endsWith('.mp4')).sort();
  if (await hasOnlySample(phonograph, names.length)) {
    say(`the graph is empty: taking in the sample, ${names.length} clips of an invented language …`);
    for (const name of names) {
      if (signal.aborted) return;
      const target = { collection: sampleCollection, ownerId: localOwnerId, language: sampleLanguage };
      await phonograph.intake.fromFile(join(clips, name), target, signal);
    }
    await Promise.race([phonograph.worker.idle(), aborted(signal)]);
    if (signal.aborted) return;
  }
  const lines = await readLines(phonograph, 12, { minimumProbability: 0.5 });
  if (lines.length > 0) say(`\nlearned so far:\n${shown(lines)}\n`);
}

/** Nothing yet, or a part of the sample that an interrupted start has left. */
async function hasOnlySample({ graph }: Phonograph, clipCount: number): Promise<boolean> {
  const { collectionIds } = await new CollectionStore(graph).access(localOwnerId);
  const collections = await new CollectionStore(graph).list(collectionIds);
  return collections.every(({ name, recordingCount }) =>
    name === sampleCollection ? recordingCount < clipCount : recordingCount === 0,
  );
}
