import type { CodegenConfig } from '@graphql-codegen/cli';

/** Types and typed documents of what asks the API, held against the schema: a query that does not fit it fails the build. */
function typed(documents: string[]) {
  return {
    documents,
    preset: 'client' as const,
    presetConfig: { fragmentMasking: false },
    config: {
      useTypeImports: true,
      enumsAsTypes: true,
      strictScalars: true,
      scalars: { Instant: 'string', ID: 'string' },
      onlyOperationTypes: true,
    },
  };
}

const config: CodegenConfig = {
  schema: 'schema/schema.graphql',
  silent: true,
  // Of what makes it fail it would say nothing either.
  hooks: { onError: (reason: string) => void process.stderr.write(`${reason}\n`) },
  generates: {
    'src/client/generated/': typed(['src/client/documents/*.graphql']),
    'src/workbench/api/generated/': typed(['src/workbench/**/*.{ts,tsx}', '!src/workbench/api/generated/**']),
  },
};
export default config;
