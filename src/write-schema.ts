import { fileURLToPath } from 'node:url';
import { buildPhonographSchema } from './api/build-schema.ts';
import { writeSchema } from './api/emit-schema.ts';
import { resolvers } from './resolvers.ts';

/** `npm run schema`: what clients see of the API, as a file that is reviewed as a diff. */
await writeSchema(
  await buildPhonographSchema(resolvers),
  fileURLToPath(new URL('../schema/schema.graphql', import.meta.url)),
);
