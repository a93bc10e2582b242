import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types and typed documents of the page's queries, held against the schema: one that does not fit it fails the build. */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: ['src/workbench/**/*.{ts,tsx}', '!src/workbench/api/generated/**'],
  ignoreNoDocuments: true,
  silent: true,
  generates: {
    'src/workbench/api/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: { Instant: 'string' },
        onlyOperationTypes: true,
      },
    },
  },
};
export default config;
