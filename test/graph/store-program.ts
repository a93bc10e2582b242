import { openStore } from '../../src/graph/open-store.ts';
import { readAddress, storeFolder } from '../../src/graph/local-store/store-folder.ts';

/** A program for the tests of the local store: opens it, prints the process id of its java, and stays until stdin ends. */
const dataFolder = process.argv[2]!;
await openStore({ dataFolder, graceMs: 300 });
console.log(readAddress(storeFolder(dataFolder))?.processId);
process.stdin.resume();
process.stdin.on('end', () => process.exit());
