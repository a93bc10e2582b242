// Puts a corpus of ELAN files in, each beside the recording that it names, reads a tier, and gets the file back.
//
//   npx tsx examples/import-elan/main.ts [folder of .eaf] [folder of the recordings] [http://127.0.0.1:4000]
//
// A recording that is in already is not put in again. A file that is none is refused as a whole, with the line that is wrong.
import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  AnnotationsDocument,
  ExportAnnotationsDocument,
  ImportAnnotationsDocument,
  IngestRecordingDocument,
  PhonographClient,
} from '@phonograph/server/client';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const [corpus = here('./corpus'), media = here('../sample/clips'), url = 'http://127.0.0.1:4000'] =
  process.argv.slice(2);
const token = process.env['PHONOGRAPH_KEY'];
const client = new PhonographClient({ url, ...(token !== undefined && { token }) });

for (const name of (await readdir(corpus)).filter((each) => each.endsWith('.eaf')).sort()) {
  const elan = await readFile(join(corpus, name));
  // The name alone: where the recording lay on somebody else's machine says nothing here.
  const named = /MEDIA_URL="([^"]+)"/.exec(elan.toString('utf8'))?.[1];
  if (named === undefined) throw new Error(`${name} names no recording`);
  const file = basename(decodeURIComponent(named));

  const { uploadId } = await client.upload(await readFile(join(media, file)), file);
  const { ingestRecording } = await client.request(IngestRecordingDocument, { uploadId, collection: 'sample' });
  if (ingestRecording.__typename === 'MediaRefused') throw new Error(`${file}: ${ingestRecording.message}`);
  const { recording, created } = ingestRecording;
  console.log(`${file}: ${created ? 'put in' : 'was in already'}`);

  const sent = await client.upload(elan, name);
  const { importAnnotations } = await client.request(ImportAnnotationsDocument, { recordingId: recording.id, ...sent });
  if (importAnnotations.__typename !== 'AnnotationsImported') throw new Error(`${name}: ${importAnnotations.message}`);
  const { document } = importAnnotations;
  console.log(
    `  ${name}: ${document.annotationCount} annotations in ${document.tiers.map((tier) => tier.name).join(', ')}`,
  );

  const gloss = document.tiers.find((tier) => tier.name === 'gloss');
  const read = await client.request(AnnotationsDocument, {
    recordingId: recording.id,
    tierIds: gloss ? [gloss.id] : [],
  });
  for (const { node } of read.recording?.annotations.edges ?? []) {
    console.log(`  ${node.startSeconds.toFixed(3)} s to ${node.endSeconds.toFixed(3)} s: ${node.text}`);
  }

  const back = await client.request(ExportAnnotationsDocument, {
    recordingId: recording.id,
    format: 'eaf',
    documentId: document.id,
  });
  const losses = back.recording?.exportAnnotations.losses ?? [];
  console.log(`  given back with ${losses.length} losses: ${url}${back.recording?.exportAnnotations.path}`);
}
client.close();
