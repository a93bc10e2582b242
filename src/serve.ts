import { join } from 'node:path';
import { pino } from 'pino';
import { buildPhonographSchema } from './api/build-schema.ts';
import { checkReach, type Config } from './config.ts';
import { DescriptionLibrary } from './exchange/descriptions/description-library.ts';
import { lexiconRoutes } from './http/lexicon-routes.ts';
import { mediaRoutes } from './http/media-routes.ts';
import { recordingAnnotations } from './http/recording-annotations.ts';
import { recordingCaptions } from './http/recording-captions.ts';
import { recordingDescriptions } from './http/recording-descriptions.ts';
import { RecordingLibrary } from './http/recording-library.ts';
import { recordingParts } from './http/recording-parts.ts';
import { recordingTiles } from './http/recording-tiles.ts';
import { startServer, type RunningServer } from './http/server.ts';
import { InferenceLoaders } from './inference/inference-loader.ts';
import { CallHypothesesService } from './meaning/calls/call-hypotheses.service.ts';
import { PlayableLibrary } from './media/playable-library.ts';
import { webhookAttempts } from './metrics.ts';
import { openAccess } from './open-access.ts';
import type { Phonograph } from './phonograph.ts';
import { UploadStore } from './recording/upload.store.ts';
import type { RequestContext } from './request-context.ts';
import { resolverContainer, resolvers } from './resolvers.ts';
import { momentSeparatorIn } from './sound/separation/moment-separator.ts';
import { PartLibrary } from './sound/separation/part-library.ts';
import { WebhookDispatcher } from './webhook/webhook-dispatcher.ts';
import { WebhookService } from './webhook/webhook.service.ts';

/** Puts the surface on: GraphQL over HTTP, WebSocket and SSE, the media routes, and what webhooks are sent. */
export async function serve(phonograph: Phonograph, config: Config): Promise<RunningServer> {
  checkReach(config);
  const { graph, engine, content, changes, lanes, tiles } = phonograph;
  const uploads = new UploadStore(graph, content);
  const logger = pino({ level: config.logLevel }, pino.destination(2));
  const { identify, auditOf, signIn, downloads } = await openAccess(graph, config, logger);
  const webhooks = new WebhookDispatcher({
    graph,
    changes,
    sender: { allowedAddresses: config.webhookAddresses },
    giveUpMs: config.webhookGiveUpMs,
    onAttempt: ({ delivered }) => webhookAttempts.inc({ outcome: delivered ? 'delivered' : 'failed' }),
    onFault: (error) => logger.error({ err: error }, 'webhooks'),
  });
  const webhookService = new WebhookService(graph, config.webhookAddresses, () => webhooks.wake());
  const parts = new PartLibrary({
    folder: join(config.dataFolder, 'cache', 'parts'),
    separator: momentSeparatorIn(lanes),
    mediaPath: (sha256) => content.path(sha256),
  });
  const spoken = new DescriptionLibrary({ folder: join(config.dataFolder, 'cache', 'descriptions'), lanes });
  const playable = new PlayableLibrary({ folder: join(config.dataFolder, 'cache', 'playable') });
  const library = new RecordingLibrary(graph, content);
  const server = await startServer({
    schema: await buildPhonographSchema(resolvers, resolverContainer(phonograph, webhookService, parts, config)),
    identify,
    makeContext: (scope): RequestContext => {
      const loaders = new InferenceLoaders(engine);
      return {
        ...scope,
        graph,
        audit: auditOf(scope.reader, scope.requestId),
        changes: (after, signal) => changes.tail({ after, signal }),
        latestChange: (known) => changes.latest(known),
        infer: (inference, options) => loaders.for(inference, options),
      };
    },
    config,
    logger,
    readiness: async () => {
      try {
        await graph.verify();
        return [];
      } catch {
        return [{ part: 'store', reason: 'does not answer' }];
      }
    },
    routes: [
      { path: '/', handler: signIn },
      { path: '/lexicons', handler: lexiconRoutes({ graph, lanes, identify, auditOf }) },
      {
        path: '/media',
        handler: mediaRoutes({
          store: content,
          uploads: { create: async (upload) => (await uploads.create(upload)).id },
          identify,
          downloads,
          library,
          playable: (media, signal) => playable.copyOf(media, signal),
          parts: recordingParts(library, parts),
          tiles: recordingTiles(graph, content.path.bind(content), tiles),
          annotations: recordingAnnotations(graph, engine, lanes),
          captions: recordingCaptions(graph, engine, { lanes, calls: new CallHypothesesService(graph, lanes) }),
          descriptions: recordingDescriptions(graph, engine, library, spoken),
          maxUploadBytes: config.maxUploadBytes,
          maxConcurrentUploads: config.maxConcurrentUploads,
        }),
      },
    ],
  });
  webhooks.start();
  return {
    ...server,
    stop: async (graceMs) => {
      await Promise.all([webhooks.stop(), playable.close(), server.stop(graceMs)]);
    },
  };
}
