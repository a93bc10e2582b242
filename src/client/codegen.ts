import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types and typed documents for authors of apps, from `documents/*.graphql`, held against the schema. */
const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  documents: ['src/client/documents/*.graphql'],
  silent: true,
  generates: {
    'src/client/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        scalars: { Instant: 'string', ID: 'string' },
        onlyOperationTypes: true,
      },
    },
  },
};
export default config;
