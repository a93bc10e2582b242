import { readConfig } from '../../src/config.ts';
import { IngestJobStore } from '../../src/ingestion/ingest-job.store.ts';
import { openPhonograph } from '../../src/phonograph.ts';
import { localOwnerId } from '../../src/recording/recording.ts';

const [neo4j, dataFolder, ...files] = JSON.parse(process.argv[2]!) as [object, string, ...string[]];
const say = (text: string) => process.stdout.write(`${text}\n`);
const phonograph = await openPhonograph({
  config: { ...readConfig({ LOG_LEVEL: 'silent' }), dataFolder, neo4j: neo4j as never },
  onFault: (error) => say(`fault ${String(error)}`),
  onIngestProgress: ({ state, inference, fraction }) => say(`${state} ${inference ?? ''} ${fraction}`),
});
for (const file of files) {
  await phonograph.intake.fromFile(file, { collection: 'killed', ownerId: localOwnerId });
  say('accepted');
}
// What a killed worker held is to be had only when its lease has ended.
const jobs = new IngestJobStore(phonograph.graph);
while ((await jobs.open()) > 0) await phonograph.changes.nextChange(1_000);
await phonograph.worker.idle();
await phonograph.close();
say('settled');
process.exit(0);
