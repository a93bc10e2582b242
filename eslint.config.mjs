import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

export default tseslint.config(
  {
    ignores: [
      'node_modules/',
      '.phonograph/',
      'coverage/',
      'dist/',
      'src/client/generated/',
      'src/workbench/api/generated/',
      'models/**/*.py',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // Interfaces of this house are asynchronous where an implementation need not wait for anything.
      '@typescript-eslint/require-await': 'off',
      // `noUncheckedIndexedAccess` makes loops over typed arrays unreadable without it.
      '@typescript-eslint/no-non-null-assertion': 'off',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      'max-lines': ['error', { max: 420, skipBlankLines: true, skipComments: true }],
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'neo4j-driver', message: 'only src/graph speaks to the driver' },
            { name: 'onnxruntime-node', message: 'only src/inference/onnx-session.ts runs models' },
            { name: 'fluent-ffmpeg', message: 'only src/media/ffmpeg-command.ts spawns ffmpeg' },
            { name: '@echogarden/espeak-ng-emscripten', message: 'only src/voice speaks' },
          ],
        },
      ],
    },
  },
  {
    files: [
      'src/graph/**',
      'src/inference/onnx-session.ts',
      'src/media/ffmpeg-command.ts',
      'src/voice/**',
      'test/**',
      'benchmark/**',
    ],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    files: ['src/workbench/**', 'test/workbench/**'],
    plugins: { 'react-hooks': reactHooks },
    rules: { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    // Programs that talk to a terminal.
    files: ['benchmark/**', 'examples/**', 'test/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // Matchers such as `expect.any` are `any`, and answers of a server have no type until a test has looked at them.
    files: ['test/**'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off', '@typescript-eslint/await-thenable': 'off' },
  },
  { files: ['**/*.mjs', '**/*.cjs', '*.config.ts'], extends: [tseslint.configs.disableTypeChecked] },
);
