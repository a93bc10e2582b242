import type { RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import { AuditLog } from './access/audit-log.ts';
import { Credentials } from './access/credentials.ts';
import { OidcProvider } from './access/oidc-provider.ts';
import { nobodyId } from './access/person.ts';
import { PersonStore } from './access/person.store.ts';
import { SessionSeal } from './access/session-seal.ts';
import { findSubjects } from './api/subjects.ts';
import type { Config } from './config.ts';
import type { Graph } from './graph/graph.ts';
import { downloadLog } from './http/download-log.ts';
import type { AuditOf, Identify } from './http/graphql-scope.ts';
import { requestIdOf } from './http/request-log.ts';
import { signInRoutes } from './http/sign-in-routes.ts';
import { CollectionStore } from './recording/collection.store.ts';
import { identityOf } from './recording/identity-of.ts';
import { readerOf } from './recording/reader-of.ts';
import type { Identity } from './request-context.ts';

/** Who comes in, and the log of what they do. */
export interface OpenedAccess {
  readonly identify: Identify;
  readonly auditOf: AuditOf;
  readonly signIn: Router;
  readonly downloads: (operation: 'download' | 'export') => RequestHandler;
}

/** What tells who somebody is, by the configuration. */
export async function openAccess(graph: Graph, config: Config, logger: Logger): Promise<OpenedAccess> {
  const { access: mode, dataFolder, oidc, publicUrl, sessionMs } = config;
  const collections = new CollectionStore(graph);
  const seal = SessionSeal.open(dataFolder);
  const provider = oidc && new OidcProvider(oidc);
  const onFault = (error: unknown) => logger.error({ err: error }, 'credentials');
  const credentials = new Credentials({ graph, mode, seal, provider, sessionMs, onFault });
  const log = new AuditLog(graph, logger);
  if (mode === 'local') await new PersonStore(graph).ensureLocalOwner();

  const identify: Identify = async (headers) => readerOf(await credentials.identify(headers), collections);
  const auditOf: AuditOf = ({ identity }, requestId) => log.of(identity, requestId);
  return {
    identify,
    auditOf,
    signIn: signInRoutes({
      ...{ credentials, seal, provider, publicUrl, sessionMs },
      auditOf: (personId, request) => log.of(comingIn(personId), requestIdOf(request)),
    }),
    downloads: downloadLog({
      ...{ identify, auditOf },
      placesOf: async (id) => {
        const found = await findSubjects({ of: 'RECORDING', by: 'id' }, { id }, graph);
        return found.flatMap(({ collectionId }) => collectionId ?? []);
      },
    }),
  };
}

/** Somebody at the door. */
function comingIn(personId: string | null): Identity {
  const kind = personId === null ? 'NONE' : 'SESSION';
  return {
    ...identityOf(personId ?? nobodyId),
    isSignedIn: personId !== null,
    credential: { kind, id: null },
  };
}
