// The first module of a lane's worker thread. Plain JavaScript, since it is what makes TypeScript loadable there.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

// This project's settings, wherever the program was started.
register({ tsconfig: fileURLToPath(new URL('../../tsconfig.json', import.meta.url)) });
await import('./lane-worker.ts');
