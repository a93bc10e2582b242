import { ApolloServer, HeaderMap, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import type { RequestHandler } from 'express';
import { GraphQLError } from 'graphql';
import { sessionCookie } from '../access/session-cookie.ts';
import { checkCost } from '../api/cost.ts';
import { openDeadline } from '../api/deadline.ts';
import { formatError } from '../api/format-error.ts';
import type { OperationContext } from '../api/operation-context.ts';
import { limitRules } from '../api/validation-rules.ts';
import { PhonographError, UnauthenticatedError } from '../errors.ts';
import { requestContexts, type GraphqlOptions } from './graphql-scope.ts';
import { retryAfterSeconds, statusOf } from './http.errors.ts';
import { codesOf } from './operation-record.ts';

export interface GraphqlOverHttp {
  readonly handler: RequestHandler;
  stop(): Promise<void>;
}

/** Queries and mutations by Apollo Server: CSRF prevention on, nothing fetched from elsewhere, nothing reported home. */
export async function graphqlOverHttp(options: GraphqlOptions): Promise<GraphqlOverHttp> {
  const { schema, limits, production, errors, logger } = options;
  const apollo = new ApolloServer<OperationContext>({
    schema,
    logger,
    nodeEnv: production ? 'production' : 'development',
    csrfPrevention: true,
    introspection: true, // `limitRules` turns it off in production, as it does for the other transports
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: production,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: limits.maxTokens },
    validationRules: limitRules(limits, { production }),
    validationOptions: { hideSuggestions: production },
    formatError: (_formatted, error) => formatError(error, errors),
    plugins: [
      // It would be called for every field of every object, and nothing here says how long it may be cached.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      costLimit(limits.maxCost),
      observed(options),
    ],
  });
  await apollo.start();
  const handler = expressMiddleware(apollo, {
    context: async ({ req, res }) => {
      const deadline = openDeadline(limits.timeoutMs);
      res.once('close', () => {
        deadline.end();
        if (!res.writableFinished) deadline.leave();
      });
      return requestContexts(req, options)
        .make(deadline.signal)
        .catch((error: unknown) => {
          deadline.end();
          // A session that is over would be sent again and again.
          if (error instanceof UnauthenticatedError) res.clearCookie(sessionCookie, { path: '/' });
          throw withStatus(error);
        });
    },
  });
  return { handler, stop: () => apollo.stop() };
}

/** Why there is no context, with the status that it has elsewhere: Apollo would call all of them 500. */
function withStatus(error: unknown): unknown {
  if (!(error instanceof PhonographError)) return error;
  const headers = new HeaderMap(error.retryable ? [['retry-after', retryAfterSeconds]] : []);
  if (error instanceof UnauthenticatedError) headers.set('www-authenticate', 'Bearer');
  const extensions = { http: { status: statusOf(error), headers } };
  return new GraphQLError(error.message, { originalError: error, extensions });
}

function costLimit(maxCost: number): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async () => ({
      didResolveOperation: async ({ schema, document, request }) => {
        try {
          checkCost({ schema, document, ...request }, maxCost);
        } catch (error) {
          if (!(error instanceof GraphQLError)) throw error;
          // The client's fault: without a status Apollo would call it the server's.
          const extensions = { ...error.extensions, http: { status: 400 } };
          throw new GraphQLError(error.message, { originalError: error, extensions });
        }
      },
    }),
  };
}

function observed({ observer }: GraphqlOptions): ApolloServerPlugin<OperationContext> {
  return {
    requestDidStart: async ({ contextValue }) => {
      const startMs = performance.now();
      return {
        willSendResponse: async ({ operation, operationName, response }) => {
          const result = response.body.kind === 'single' ? response.body.singleResult : response.body.initialResult;
          observer.finished({
            transport: 'http',
            type: operation?.operation ?? 'invalid',
            name: operationName ?? null,
            requestId: contextValue.requestId,
            durationMs: performance.now() - startMs,
            errorCodes: codesOf(result.errors),
          });
        },
      };
    },
  };
}
