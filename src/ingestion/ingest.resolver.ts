import 'reflect-metadata';
import { Arg, Ctx, FieldResolver, ID, Mutation, Resolver, Root } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { RequestLoaders } from '../api/request-loaders.ts';
import { NotFoundError, ParameterError } from '../errors.ts';
import { MediaError } from '../media/media-errors.ts';
import { defaultCollectionName } from '../recording/recording.ts';
import { RecordingStore } from '../recording/recording.store.ts';
import { Recording } from '../recording/recording.type.ts';
import type { RequestContext } from '../request-context.ts';
import { collectionToFill } from './collection-to-fill.ts';
import type { Intake } from './intake.ts';
import type { IngestJobRecord } from './ingest-job.ts';
import { IngestJobStore } from './ingest-job.store.ts';
import { IngestAccepted, IngestJob, IngestResult, MediaRefused } from './ingest.type.ts';

const longestName = 200;

@Resolver(() => Recording)
export class IngestResolver {
  private readonly jobs = new RequestLoaders<RequestContext, 'job', IngestJobRecord | null>(
    async (ids, _by, { graph, reader }) => {
      const jobs = await new IngestJobStore(graph).ofRecordings(ids, (await reader.access()).collectionIds);
      return new Map(jobs.map((job) => [job.recordingId, job]));
    },
    null,
  );

  constructor(private readonly intake: Intake) {}

  @Allows('SIGNED_IN')
  @Mutation(() => IngestResult, {
    description:
      'Puts a recording in: bytes that were sent to `/media`, or a public URL that this server fetches. Returns when ' +
      'the recording and its work are safely in the graph; `ingestProgressed` tells how the work goes on.',
  })
  async ingestRecording(
    @Arg('uploadId', () => ID, { nullable: true, description: 'What `POST /media` answered.' }) uploadId: string | null,
    @Arg('url', () => String, { nullable: true, description: 'An http or https address on the public internet.' })
    url: string | null,
    @Arg('collection', () => String, {
      defaultValue: defaultCollectionName,
      description: 'Name of the collection, one that you own; made when it is not there.',
    })
    collection: string,
    @Arg('collectionId', () => ID, {
      nullable: true,
      description: 'Id of the collection instead of its name: one that you own.',
    })
    collectionId: string | null,
    @Arg('language', () => String, {
      nullable: true,
      description: 'Of a new collection: ISO 639-3, or a name for an animal or an unknown system.',
    })
    language: string | null,
    @Arg('species', () => String, {
      nullable: true,
      description:
        'Of a new collection of an animal: calls are then looked for among all its sounds, and none is translated; see `setLexiconSpecies`.',
    })
    species: string | null,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<IngestAccepted | MediaRefused> {
    if ((uploadId == null) === (url == null)) throw new ParameterError('give either uploadId or url');
    const target = {
      ...(await collectionToFill(named('collection', collection), collectionId ?? null, reader, graph)),
      ownerId: reader.ownerId,
      ...(language != null && { language: named('language', language) }),
      ...(species != null && { species: named('species', species) }),
    };
    try {
      const accepted = await (uploadId != null
        ? this.intake.fromUpload(uploadId, target)
        : this.intake.fromUrl(url as string, target));
      return Object.assign(new IngestAccepted(), {
        recording: Recording.of(accepted.recording),
        job: IngestJob.of(accepted.job),
        created: accepted.created,
      });
    } catch (error) {
      if (!(error instanceof MediaError)) throw error;
      return Object.assign(new MediaRefused(), { code: error.code, message: error.message });
    }
  }

  @Allows('OWNER', { of: 'RECORDING', by: 'id' })
  @Mutation(() => ID, {
    description: 'Takes a recording back with everything that was made from it. The lexicon is settled anew.',
  })
  async forgetRecording(
    @Arg('id', () => ID, { description: 'Id of the recording.' }) id: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<string> {
    const { owned } = await reader.access();
    const [recording] = await new RecordingStore(graph).read([id], owned.collectionIds);
    // Those who may only read a collection cannot take from it.
    if (recording === undefined) throw new NotFoundError('recording of yours', id);
    await this.intake.forget(recording);
    return id;
  }

  @FieldResolver(() => IngestJob, { nullable: true, description: 'The work on it.' })
  async ingestJob(@Root() recording: Recording, @Ctx() request: RequestContext): Promise<IngestJob | null> {
    const job = await this.jobs.load(recording.id, 'job', request);
    return job && IngestJob.of(job);
  }
}

function named(what: string, name: string): string {
  const trimmed = name.trim();
  if (trimmed !== '' && trimmed.length <= longestName) return trimmed;
  throw new ParameterError(`${what} has 1 to ${longestName} characters, got ${JSON.stringify(trimmed.slice(0, 40))}`);
}
