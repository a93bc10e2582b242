import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pageWindow } from '../api/connection-arguments.ts';
import type { Phonograph } from '../phonograph.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import { localOwnerId } from '../recording/recording.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import { readLines, shown } from './mappings.ts';
import { say } from './terminal.ts';

const clips = fileURLToPath(new URL('../../examples/sample/clips', import.meta.url));
const sampleCollection = 'sample';
/** The made-up language of the sample. */
const sampleLanguage = 'sample';

/** Takes the sample in when the graph is empty, and says what was learned of whatever is in the graph. */
export async function readSampleOnce(phonograph: Phonograph, signal: AbortSignal): Promise<void> {
  const { graph, intake, worker } = phonograph;
  const { collectionIds } = await new CollectionStore(graph).access(localOwnerId);
  const recordings = await new RecordingStore(graph).list({}, pageWindow('any', { first: 1 }), collectionIds);
  if (recordings.length === 0) {
    const names = (await readdir(clips)).filter((name) => !name.startsWith('.') && !name.endsWith('.json')).sort();
    say(`the graph is empty: taking in the sample, ${names.length} clips of an invented language …`);
    for (const name of names) {
      if (signal.aborted) return;
      const target = { collection: sampleCollection, ownerId: localOwnerId, language: sampleLanguage };
      await intake.fromFile(join(clips, name), target, signal);
    }
    await worker.idle();
  }
  const lines = await readLines(phonograph, 12, { minimumProbability: 0.5 });
  if (lines.length > 0) say(`\nlearned so far:\n${shown(lines)}\n`);
}
