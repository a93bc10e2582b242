// What do sounds mean here, how sure is that, and where can it be heard?
//
//   npx tsx examples/query-relations/main.ts [http://127.0.0.1:4000] [least probability]
//
// An API key, where the server wants one, comes from PHONOGRAPH_KEY.
import { EvidenceDocument, MappingsDocument, PhonographClient } from '@phonograph/server/client';

const [url = 'http://127.0.0.1:4000', least = '0.8'] = process.argv.slice(2);
const token = process.env['PHONOGRAPH_KEY'];
const client = new PhonographClient({ url, ...(token !== undefined && { token }) });

const { mappings } = await client.request(MappingsDocument, { minimumProbability: Number(least), first: 20 });
for (const { node } of mappings.edges) {
  const name = node.concept?.label ?? `a thing without a name (${node.concept?.id ?? '?'})`;
  const percent = (share: number) => `${Math.round(100 * share)} %`;
  console.log(
    `${node.form?.id} means ${name}: ${percent(node.probability)} (${percent(node.low)} to ${percent(node.high)}), ${node.status}`,
  );
  const { mapping } = await client.request(EvidenceDocument, { mappingId: node.id, first: 2 });
  for (const { clip } of mapping?.evidence ?? []) console.log(`  heard while it was in view: ${url}${clip.path}`);
}
if (mappings.edges.length === 0) console.log(`no mapping is as probable as ${least}`);
