import type en from './en/index.ts';

// A key that English lacks is an error of types.
declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en };
  }
}
