import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { NotFoundError } from '../errors.ts';
import type { Graph } from '../graph/graph.ts';
import type { ContentStore, StoredContent } from '../media/content-store.ts';
import { fetchUrl } from '../media/fetch-url.ts';
import { MediaError } from '../media/media-errors.ts';
import { openMedia } from '../media/open-media.ts';
import { tryAgain } from '../media/try-again.ts';
import { CollectionStore } from '../recording/collection.store.ts';
import type { CollectionRecord, RecordingRecord } from '../recording/recording.ts';
import { UploadStore } from '../recording/upload.store.ts';
import { forgetRecording, removeUnusedBytes } from './forget-recording.ts';
import { IngestService, type Accepted } from './ingest.service.ts';
import type { IngestionPlan } from './ingestion-plan.ts';

/** Where a recording is to go. */
export interface IntakeTarget {
  /** Name of the owner's collection, made where it is not there. */
  readonly collection: string;
  /** That of a collection that is there, whoever made it, instead of the name. */
  readonly collectionId?: string;
  readonly ownerId: string;
  /** Of a collection that is new; see CollectionStore. */
  readonly language?: string;
  /** Of a collection that is new, of an animal. */
  readonly species?: string;
}

export interface IntakeOptions {
  readonly graph: Graph;
  readonly content: ContentStore;
  readonly plan: IngestionPlan;
  /** For files and URLs alike. */
  readonly maxBytes: number;
  /** There is a new job. */
  readonly onAccepted: () => void;
  /** A lexicon must be settled anew. */
  readonly onForgotten: (lexiconId: string) => void;
}

/** The ways in for recordings: a file of this machine (command line only), bytes that were uploaded, a public URL. */
export class Intake {
  private readonly service: IngestService;
  private readonly collections: CollectionStore;

  constructor(private readonly options: IntakeOptions) {
    this.service = new IngestService(options.graph, options.onAccepted);
    this.collections = new CollectionStore(options.graph);
  }

  /**
   * @throws {MediaError} no recording; said before its bytes are copied
   * @throws {UnavailableError} no room, or the store is away
   */
  async fromFile(path: string, target: IntakeTarget, signal?: AbortSignal): Promise<Accepted> {
    await tryAgain(() => openMedia(path, signal), signal);
    return await this.keep(createReadStream(path), basename(path), target, signal);
  }

  /** @throws {NotFoundError} no upload of that id by that owner */
  async fromUpload(uploadId: string, target: IntakeTarget): Promise<Accepted> {
    const { graph, content } = this.options;
    const upload = await new UploadStore(graph).locate(uploadId, target.ownerId, content);
    return await this.accept(upload, upload.name, target);
  }

  /** @throws {UrlRefusedError} not on the public internet, and the like */
  async fromUrl(url: string, target: IntakeTarget, signal?: AbortSignal): Promise<Accepted> {
    const { maxBytes } = this.options;
    const { stream, suggestedTitle } = await fetchUrl(url, { maxBytes, ...(signal && { signal }) });
    return await this.keep(stream, suggestedTitle, target, signal);
  }

  async forget(recording: RecordingRecord): Promise<void> {
    const { graph, plan, content, onForgotten } = this.options;
    await forgetRecording(recording, plan, graph);
    await removeUnusedBytes(recording.sha256, content, graph);
    onForgotten(recording.lexiconId);
  }

  private async keep(stream: Readable, title: string, target: IntakeTarget, signal?: AbortSignal): Promise<Accepted> {
    const { content, maxBytes } = this.options;
    const stored = await content.put(stream, {
      maxBytes,
      ...(signal && { signal }),
    });
    try {
      return await this.accept(stored, title, target);
    } catch (error) {
      // What is no recording leaves nothing.
      if (error instanceof MediaError) await removeUnusedBytes(stored.sha256, content, this.options.graph);
      throw error;
    }
  }

  private async accept(content: StoredContent, title: string, target: IntakeTarget): Promise<Accepted> {
    const { ownerId } = target;
    const media = { ...content, title };
    const facts = await this.service.probe(media);
    // Only what is a recording makes a collection.
    const accepted = await this.service.accept(media, facts, { ...(await this.collectionOf(target)), ownerId });
    await this.options.content.claim(media.sha256);
    return accepted;
  }

  private async collectionOf(target: IntakeTarget): Promise<CollectionRecord> {
    const { collection, collectionId, ownerId, language, species } = target;
    if (collectionId === undefined) return await this.collections.ensure(collection, ownerId, language, species);
    const found = await this.collections.read(collectionId);
    if (found === undefined) throw new NotFoundError('collection', collectionId);
    return found;
  }
}
