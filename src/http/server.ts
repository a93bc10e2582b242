import { createServer } from 'node:http';
import express, { type RequestHandler } from 'express';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { defaultLimits, type OperationLimits } from '../api/limits.ts';
import type { Config } from '../config.ts';
import { ForbiddenError, NotFoundError } from '../errors.ts';
import { collectProcessMetrics } from '../metrics.ts';
import { bodyDeadline } from './body-deadline.ts';
import { cors } from './cors.ts';
import { graphqlOverHttp } from './graphql-over-http.ts';
import { graphqlOverSse } from './graphql-over-sse.ts';
import { graphqlOverWebSocket } from './graphql-over-websocket.ts';
import type { GraphqlOptions, Identify, MakeContext } from './graphql-scope.ts';
import { hostGuard } from './host-guard.ts';
import { listen, urlOf } from './listen.ts';
import { recordOperations } from './operation-record.ts';
import { originGuard } from './origin-guard.ts';
import { requestLog } from './request-log.ts';
import { securityHeaders } from './security-headers.ts';
import { sendError } from './send-error.ts';
import { probeRoutes, serveMetrics, type ReadinessCheck } from './status-routes.ts';
import { workbench } from './workbench.ts';

export type ServerConfig = Pick<
  Config,
  | 'port'
  | 'host'
  | 'production'
  | 'dataFolder'
  | 'queryTimeoutMs'
  | 'maxSubscribers'
  | 'allowedHosts'
  | 'allowedOrigins'
>;

export interface Route {
  /** Where it is mounted, such as `/media`. */
  readonly path: string;
  readonly handler: RequestHandler;
}

export interface ServerOptions {
  readonly schema: GraphQLSchema;
  readonly identify: Identify;
  readonly makeContext: MakeContext;
  readonly config: ServerConfig;
  readonly logger: Logger;
  readonly readiness: ReadinessCheck;
  readonly routes?: readonly Route[];
  readonly limits?: Partial<OperationLimits>;
  /** Where the page was built, if elsewhere. */
  readonly pageFolder?: string;
}

export interface RunningServer {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Takes nothing new, lets what runs end within `graceMs` (10 s unless said), then hangs up. Idempotent. */
  stop(graceMs?: number): Promise<void>;
}

const maxJsonBytes = 1024 * 1024;
const jsonSeconds = 30;

/** Serves GraphQL over HTTP, WebSocket and SSE, the routes given, and the server's own state. @throws {PortInUseError} */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, logger } = options;
  collectProcessMetrics();
  const graphql = graphqlOptions(options);
  const checkHost = hostGuard(config.host, config.allowedHosts);
  const checkOrigin = originGuard(config.allowedOrigins);
  const overHttp = await graphqlOverHttp(graphql);
  const overSse = graphqlOverSse({ ...graphql, maxConnections: config.maxSubscribers });
  let stopping: Promise<void> | undefined;

  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.use(securityHeaders, requestLog(logger));
  // Before the guards: probes call by address, and these tell nothing that is worth guarding.
  app.use(probeRoutes(options.readiness, () => stopping !== undefined));
  app.use((request, _response, next) => {
    checkHost(request.headers.host);
    next();
  });
  app.use(cors(config.allowedOrigins));
  app.use((request, _response, next) => {
    checkOrigin(request.headers);
    next();
  });
  app.get('/metrics', async (request, _response, next) => {
    // What is counted is counted over everybody's.
    if (!(await options.identify(request.headers)).identity.isAdmin)
      throw new ForbiddenError('an administrator', 'metrics');
    next();
  });
  app.get('/metrics', serveMetrics);
  app.use('/graphql', bodyDeadline(jsonSeconds), express.json({ limit: maxJsonBytes }), withBody);
  app.all('/graphql/stream', overSse.handler);
  app.all('/graphql', overHttp.handler);
  for (const route of options.routes ?? []) app.use(route.path, route.handler);
  app.use(await workbench(options.pageFolder));
  app.use((request) => {
    throw new NotFoundError('page', request.path.slice(0, 200));
  });
  app.use(sendError(graphql.errors));

  const server = createServer({ requestTimeout: 0, headersTimeout: 20_000 }, app);
  server.on('checkContinue', app); // each route says itself when it wants the body
  const closeWebSockets = graphqlOverWebSocket(server, {
    ...graphql,
    path: '/graphql',
    maxConnections: config.maxSubscribers,
    guard: (request) => {
      checkHost(request.headers.host);
      checkOrigin(request.headers);
    },
  });
  const port = await listen(server, config.host, config.port);

  async function stop(graceMs: number): Promise<void> {
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    overSse.stop();
    const hangUp = setTimeout(() => server.closeAllConnections(), graceMs);
    // A connection kept alive is idle only when its last answer is out.
    const closeIdle = setInterval(() => server.closeIdleConnections(), 50);
    await closeWebSockets();
    await closed;
    clearTimeout(hangUp);
    clearInterval(closeIdle);
    await overHttp.stop();
  }
  return { url: urlOf(config.host, port), port, stop: (graceMs = 10_000) => (stopping ??= stop(graceMs)) };
}

function graphqlOptions(options: ServerOptions): GraphqlOptions {
  const { schema, identify, makeContext, config, logger } = options;
  return {
    schema,
    identify,
    makeContext,
    logger,
    limits: { ...defaultLimits, timeoutMs: config.queryTimeoutMs, ...options.limits },
    production: config.production,
    errors: {
      production: config.production,
      privateFolders: [config.dataFolder],
      report: (error, errorId) => logger.error({ err: error, errorId }, 'unexpected error'),
    },
    observer: recordOperations(logger),
  };
}

/** Apollo wants a body even where there is none, as with GET. */
const withBody: RequestHandler = (request, _response, next) => {
  request.body ??= {};
  next();
};
