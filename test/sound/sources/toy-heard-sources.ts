import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { RunModule } from '../../../src/inference/run-batch.ts';
import type { HeardSource } from '../../../src/sound/sources/heard-source.ts';

/** What the test has put in a file of the recording's name. */
const hearToySources: RunModule<readonly HeardSource[]> = ({ subjects }) =>
  Promise.all(
    subjects.map(
      async ({ id }) =>
        JSON.parse(await readFile(join(process.env['TOY_HEARD_SOURCES']!, `${id}.json`), 'utf8')) as HeardSource[],
    ),
  );

export default hearToySources;
