import { readConfig } from '../../src/config.ts';
import { openPhonograph } from '../../src/phonograph.ts';
import { serve } from '../../src/serve.ts';
import type { TestStore } from '../setup/store.ts';

/** A server as a process of its own, to be killed: `[the store, its data folder]` in, its URL out. */
const [store, dataFolder] = JSON.parse(process.argv[2]!) as [TestStore, string];
const environment = { PORT: '0', LOG_LEVEL: 'error', PHONOGRAPH_WEBHOOK_ADDRESSES: '127.0.0.1' };
const config = { ...readConfig(environment), dataFolder, neo4j: store };
const server = await serve(await openPhonograph({ config, works: false }), config);
console.log(server.url);
