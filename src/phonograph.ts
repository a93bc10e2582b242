import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Closing } from './closing.ts';
import type { Config } from './config.ts';
import { ChangeFeed } from './graph/change-feed.ts';
import type { Graph } from './graph/graph.ts';
import { migrate } from './graph/migrations.ts';
import { connectGraph } from './graph/neo4j-graph.ts';
import { openStore, type OpenedStore } from './graph/open-store.ts';
import { pokingGraph } from './graph/poking-graph.ts';
import { CorpusRunner } from './inference/corpus-runner.ts';
import { InferenceEngine } from './inference/inference-engine.ts';
import { Lanes } from './inference/lanes.ts';
import { modelChecksum } from './inference/model-card.ts';
import { IngestWorker, type IngestProgress } from './ingestion/ingest-worker.ts';
import { Intake } from './ingestion/intake.ts';
import { Upkeep } from './ingestion/upkeep.ts';
import { ContentStore } from './media/content-store.ts';
import { graphQueries, inferenceRuns, inferenceSeconds } from './metrics.ts';
import { plan } from './plan.ts';
import { recordingToDraw } from './sound/tiles/recording-to-draw.ts';
import { TileLibrary } from './sound/tiles/tile-library.ts';
import { tileMakerIn } from './sound/tiles/tile-maker.ts';

export interface OpenOptions {
  readonly config: Config;
  /** What it is doing, for a person: starting the store, migrating. */
  readonly onProgress?: (message: string) => void;
  readonly onIngestProgress?: (progress: IngestProgress) => void;
  /** Faults of the background work. */
  readonly onFault?: (error: unknown) => void;
  /** Whether this process works off ingest jobs. */
  readonly works?: boolean;
  /** How outages are waited out, where it is to be otherwise than usual. */
  readonly patience?: Patience;
}

export interface Patience {
  /** How long a query is tried again before it fails as an outage; 15 s unless said. */
  readonly storeRetryMs?: number;
  /** How long a job rests after an outage; 10 s unless said. */
  readonly outageRestMs?: number;
}

/** The program without its surface: one graph, one engine, one worker. What `serve` and the commands are made of. */
export interface Phonograph {
  readonly graph: Graph;
  readonly changes: ChangeFeed;
  readonly content: ContentStore;
  readonly lanes: Lanes;
  readonly engine: InferenceEngine;
  readonly corpus: CorpusRunner;
  readonly worker: IngestWorker;
  readonly intake: Intake;
  readonly tiles: TileLibrary;
  /**
   * Cancels what is at hand, which stays queued in the graph, and closes every part.
   * @throws what a part threw, after all have been tried; {AggregateError} where several have
   */
  close(): Promise<void>;
}

/** Nothing stays open when it throws. */
export async function openPhonograph(options: OpenOptions): Promise<Phonograph> {
  const closing = new Closing();
  try {
    return await open(options, closing);
  } catch (error) {
    await closing.close().catch((fault: unknown) => options.onFault?.(fault));
    throw error;
  }
}

async function open(options: OpenOptions, closing: Closing): Promise<Phonograph> {
  const { config, patience = {} } = options;
  const say = options.onProgress ?? (() => undefined);
  await mkdir(config.dataFolder, { recursive: true });
  const store = await openStore({ dataFolder: config.dataFolder, neo4j: config.neo4j, onProgress: say });
  closing.add(() => store.close());
  const graph = await openGraph(store, config, patience, say);
  closing.add(() => graph.close());
  const changes = new ChangeFeed(graph);
  closing.add(() => changes.close());
  const poking = pokingGraph(graph, () => changes.poke());
  const content = new ContentStore(join(config.dataFolder, 'media'));
  const lanes = new Lanes(Math.max(1, Math.floor(config.workers / 2)));
  closing.add(() => lanes.close());
  const mediaPath = content.path.bind(content);
  const tiles = new TileLibrary({
    folder: join(config.dataFolder, 'cache', 'tiles'),
    maker: tileMakerIn(lanes),
    onFault: (error) => options.onFault?.(error),
  });
  closing.add(() => tiles.close());
  const engine = new InferenceEngine({
    graph: poking,
    lanes,
    mediaPath,
    facesOff: config.facesOff,
    modelChecksum: (model) => modelChecksum(model),
    nextChange: (atMostMs) => changes.nextChange(atMostMs),
    onFinished: ({ inference, outcome, runs, durationMs }) => {
      inferenceRuns.inc({ inference, outcome }, runs);
      inferenceSeconds.observe({ inference }, durationMs / 1000);
    },
  });
  closing.add(() => engine.close());
  const corpus = new CorpusRunner({
    graph: poking,
    lanes,
    inferences: plan.corpus,
    versionOf: (inference) => engine.version(inference),
  });
  const worker = new IngestWorker({
    graph: poking,
    engine,
    corpus,
    plan,
    concurrency: Math.max(2, config.workers),
    keepDrawing: async (recording, signal) => {
      const drawn = recordingToDraw(recording, mediaPath);
      if (drawn !== undefined) await tiles.keep(drawn, signal);
    },
    upkeep: new Upkeep({
      graph: poking,
      content,
      changeRetentionMs: config.changeRetentionMs,
      uploadRetentionMs: config.uploadRetentionMs,
      auditRetentionMs: config.auditRetentionMs,
      onFault: (error) => options.onFault?.(error),
    }),
    ...(patience.outageRestMs !== undefined && { outageRestMs: patience.outageRestMs }),
    ...(options.onIngestProgress && { onProgress: options.onIngestProgress }),
    ...(options.onFault && { onFault: options.onFault }),
  });
  closing.add(() => worker.stop());
  const intake = new Intake({
    graph: poking,
    content,
    plan,
    maxBytes: config.maxUploadBytes,
    onAccepted: () => worker.wake(),
    onForgotten: (lexiconId) => worker.takeIn(lexiconId),
  });
  if (options.works !== false) await worker.start();

  return {
    graph: poking,
    changes,
    content,
    lanes,
    engine,
    corpus,
    worker,
    intake,
    tiles,
    close: () => closing.close(),
  };
}

async function openGraph(
  store: OpenedStore,
  config: Config,
  { storeRetryMs }: Patience,
  say: (message: string) => void,
): Promise<Graph> {
  const graph = await connectGraph({
    uri: store.uri,
    user: store.user,
    password: store.password,
    database: store.database,
    queryTimeoutMs: Math.max(config.queryTimeoutMs, 60_000),
    ...(storeRetryMs !== undefined && { retryMs: storeRetryMs }),
    onQuery: () => graphQueries.inc({ outcome: 'answered' }),
  });
  try {
    const applied = await migrate(graph);
    if (applied.length > 0) say(`brought the graph up to date (${applied.join(', ')})`);
    return graph;
  } catch (error) {
    await graph.close();
    throw error;
  }
}
