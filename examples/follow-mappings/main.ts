// Follows what is learned while it is learned: each mapping that becomes more probable than one half, or less.
//
//   npx tsx examples/follow-mappings/main.ts [http://127.0.0.1:4000] [how many, then end]
//
// Breaks of the connection are bridged: the client goes on behind the last event, and none is missed.
import { MappingChangedDocument, PhonographClient } from '@phonograph/server/client';

const [url = 'http://127.0.0.1:4000', most = 'Infinity'] = process.argv.slice(2);
const token = process.env['PHONOGRAPH_KEY'];
const client = new PhonographClient({ url, ...(token !== undefined && { token }) });

let told = 0;
const changes = client.follow(
  MappingChangedDocument,
  { crosses: 0.5, direction: 'EITHER' },
  ({ mappingChanged }) => mappingChanged.cursor,
);
console.log('following');
for await (const { mappingChanged: change } of changes) {
  const now = change.probability == null ? 'gone' : change.probability.toFixed(2);
  const before = change.formerProbability == null ? 'new' : change.formerProbability.toFixed(2);
  const name = change.mapping?.concept?.label ?? change.conceptId;
  console.log(`${change.at} ${change.formId} means ${name}: ${before} → ${now} (${change.status})`);
  told += 1;
  if (told >= Number(most)) break;
}
client.close();
