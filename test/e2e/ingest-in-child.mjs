// A server's work in a process of its own, so that it can be killed: takes files in, says each step, settles, ends.
import { register } from 'tsx/esm/api';

register();
await import('./ingest-in-child.ts');
