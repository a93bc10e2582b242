import { afterAll, beforeAll, expect, it } from 'vitest';
import { importDataset } from '../../src/exchange/datasets/import-dataset.ts';
import { unzipDataset } from '../../src/exchange/datasets/zipped-dataset.ts';
import { lexiconRoutes } from '../../src/http/lexicon-routes.ts';
import { Lanes } from '../../src/inference/lanes.ts';
import { CollectionStore } from '../../src/recording/collection.store.ts';
import { readerOf } from '../../src/recording/reader-of.ts';
import type { Deed } from '../../src/request-context.ts';
import { forms, wordlist } from '../exchange/datasets/cldf-parts.ts';
import { contentOf } from '../exchange/datasets/dataset-content.ts';
import { describeGraph } from '../graph/graph-fixture.ts';
import { say } from '../phonetics/phone-search/spoken-graph.ts';
import { startTestServer, type TestServer } from './test-server.ts';

describeGraph('words of a lexicon to download', (fixture) => {
  const lanes = new Lanes(1);
  const { files } = wordlist('x', [forms()]);
  const log: (Deed & { outcome: string })[] = [];
  let server: TestServer;
  let lexiconId: string;
  let datasetId: string;
  beforeAll(async () => {
    const { graph } = fixture;
    await say(graph, 'r', ['a']);
    const collections = new CollectionStore(graph);
    [lexiconId] = (await collections.access('me')).lexiconIds as [string];
    const who = { personId: 'me', lexiconIds: [lexiconId] };
    const { signal } = new AbortController();
    const what = { lexiconId, fileName: 'two languages.zip', content: files };
    datasetId = (await importDataset(what, who, { graph, lanes, signal })).dataset.id;
    const routes = lexiconRoutes({
      ...{ graph, lanes },
      identify: (headers) => Promise.resolve(readerOf(headers.authorization ?? 'stranger', collections)),
      auditOf: () => ({
        begin: (deed) =>
          Promise.resolve((outcome) => {
            log.push({ ...deed, outcome });
            return Promise.resolve();
          }),
      }),
    });
    server = await startTestServer({ routes: [{ path: '/lexicons', handler: routes }] });
  });
  afterAll(async () => {
    await server.stop(0);
    await lanes.close();
  });

  const get = async (path: string, who = 'me') =>
    await fetch(`${server.url}/lexicons/${path}`, { headers: { authorization: who } });

  it('is a dataset as it was put in, or what was learned with its words beside it', async () => {
    const response = await get(`${lexiconId}/cldf.zip?dataset=${datasetId}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/zip');
    expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''two%20languages.zip");
    expect(contentOf(unzipDataset(new Uint8Array(await response.arrayBuffer())))).toEqual(contentOf(files));
    const words = await get(`${lexiconId}/cldf.zip`);
    const back = contentOf(unzipDataset(new Uint8Array(await words.arrayBuffer())));
    expect(back['forms.csv']).toHaveLength(5);
    expect(log).toMatchObject([
      { operation: 'export', subjectIds: [lexiconId, datasetId], placeIds: [lexiconId], outcome: 'DONE' },
      { operation: 'export', subjectIds: [lexiconId], outcome: 'DONE' },
    ]);
  });

  it('is nothing for those who may not read all of the lexicon, and nothing that is not there', async () => {
    expect((await get(`${lexiconId}/cldf.zip`, 'stranger')).status).toBe(404);
    expect((await get('none/cldf.zip')).status).toBe(404);
    expect((await get(`${lexiconId}/cldf.zip?dataset=none`)).status).toBe(404);
    expect((await get(`${lexiconId}/cldf.zip?texts=perhaps`)).status).toBe(400);
    // None of its recordings has a transcript.
    expect((await get(`${lexiconId}/cldf.zip?texts=true`)).status).toBe(400);
  });
});
