import type { Access, Identity, Reader } from '../request-context.ts';
import type { CollectionStore } from './collection.store.ts';
import { identityOf } from './identity-of.ts';

/**
 * A reader whose access is looked up when it is first asked for, and then kept: make one for each request.
 * @param who a person's id stands for that person with all their rights
 */
export function readerOf(who: Identity | string, collections: CollectionStore): Reader {
  const identity = identityOf(who);
  let access: Promise<Access> | undefined;
  return {
    ownerId: identity.personId,
    identity,
    access: () => {
      if (access === undefined) {
        access = collections.access(identity);
        // A failure must not stick: whoever asks next looks again.
        access.catch(() => (access = undefined));
      }
      return access;
    },
  };
}
