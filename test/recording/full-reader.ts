import { identityOf } from '../../src/recording/identity-of.ts';
import type { Grant, Reader } from '../../src/request-context.ts';

/** Somebody who owns all that they may read, without a graph that says so. */
export function fullReader(personId: string, grant: Grant): Reader {
  return {
    ownerId: personId,
    identity: { ...identityOf(personId), isAdmin: personId === 'local' },
    access: async () => ({ ...grant, annotatable: grant, owned: grant }),
  };
}
