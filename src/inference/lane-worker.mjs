// The first module of a lane's worker thread. Plain JavaScript, since it is what makes TypeScript loadable there.
import { register } from 'tsx/esm/api';

register();
await import('./lane-worker.ts');
