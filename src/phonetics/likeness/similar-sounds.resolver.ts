import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { checkFirst } from '../../api/check-first.ts';
import { NotFoundError, ParameterError } from '../../errors.ts';
import type { Lanes } from '../../inference/lanes.ts';
import type { ContentStore } from '../../media/content-store.ts';
import { MediaError } from '../../media/media-errors.ts';
import { UploadStore } from '../../recording/upload.store.ts';
import type { RequestContext } from '../../request-context.ts';
import type { SourceKind } from '../../sound/sound-event.ts';
import { SoundEvent, SourceKindName } from '../../sound/sound-event.type.ts';
import { phonesOfUtterance } from '../phones/phones-inference.ts';
import { alignLikeness, phonesWithin } from './align-likeness.ts';
import { listUnheard } from './listen-to-missing.ts';
import { ExampleRefusedError } from './similar-sounds.errors.ts';
import { mayReadEvent, searchSounds } from './similar-sounds.store.ts';
import {
  AlignedPhone,
  SimilarSound,
  SimilarSounds,
  SimilarSoundsRefused,
  SimilarSoundsResult,
} from './similar-sounds.type.ts';
import { exampleOfEvent, exampleOfFile, type SoundExample } from './sound-example.ts';
import { embeddingOfSoundEvent, embeddingSpace } from './word-embedding-inference.ts';

const mostSounds = 100;
const mostListened = 500;

@ArgsType()
class SimilarSoundsArguments {
  @Field(() => ID, { nullable: true, description: 'A sound event that is there: a word, a call, a noise.' })
  soundEventId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A clip that was sent to `/media`, at most a minute long. It stays an upload.',
  })
  uploadId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only sounds of this collection.' })
  collectionId?: string | null;

  @Field(() => SourceKindName, { nullable: true, description: 'Only sounds of this kind.' })
  kind?: SourceKind | null;

  @Field(() => Int, { defaultValue: 20, description: `How many at most, 1 to ${mostSounds}.` })
  first!: number;

  @Field(() => Int, {
    defaultValue: 0,
    description: `Listen first to so many of the sounds that were not listened to yet, 0 to ${mostListened}.`,
  })
  listen!: number;
}

@Resolver(() => SimilarSound)
export class SimilarSoundsResolver {
  constructor(
    private readonly lanes: Lanes,
    private readonly content: ContentStore,
    /** Named by the networks; see `embeddingSpace`. */
    private readonly space: () => string = embeddingSpace,
  ) {}

  @Allows('READER')
  @Query(() => SimilarSoundsResult, {
    description:
      'Sounds like an example, over all recordings you may read, whoever made them: the same word by another voice, calls of one ' +
      'type. The example is listened to when it is not yet; others are found once they were listened to, see `listen`.',
    complexity: ({ childComplexity, args }) =>
      100 + Number(args['listen'] ?? 0) + Number(args['first'] ?? 20) * (1 + childComplexity),
  })
  async similarSounds(
    @Args(() => SimilarSoundsArguments) args: SimilarSoundsArguments,
    @Ctx() request: RequestContext,
  ): Promise<SimilarSounds | SimilarSoundsRefused> {
    const { soundEventId, uploadId, collectionId, kind } = args;
    if ((soundEventId == null) === (uploadId == null)) throw new ParameterError('give either soundEventId or uploadId');
    const first = checkFirst(args.first, mostSounds);
    const { listen } = args;
    if (!(listen >= 0 && listen <= mostListened)) {
      throw new ParameterError(`listen is ${listen}; it must be from 0 to ${mostListened}`);
    }
    const { collectionIds } = await request.reader.access();
    try {
      const example = await (soundEventId != null
        ? this.ofEvent(soundEventId, request)
        : this.ofUpload(uploadId as string, request));
      const searched = collectionId == null ? collectionIds : collectionIds.filter((id) => id === collectionId);
      if (listen > 0) {
        const unheard = await listUnheard(request.graph, searched, this.space(), listen);
        const embedding = request.infer(embeddingOfSoundEvent);
        await Promise.all(unheard.map(({ id }) => embedding.load(id)));
      }
      const filter = {
        collectionIds: searched,
        space: this.space(),
        ...(kind != null && { kind }),
        ...(example.eventId !== undefined && { exceptEventId: example.eventId }),
      };
      const vectors = example.stretches.map(({ vector }) => vector);
      const found = await searchSounds(request.graph, vectors, filter, first);
      const sounds = found.map(({ event, examplePlace, ...place }) =>
        Object.assign(new SimilarSound(), place, {
          soundEvent: SoundEvent.of(event),
          recordingId: event.recordingId,
          example,
          exampleStretch: example.stretches[examplePlace]!,
        }),
      );
      return Object.assign(new SimilarSounds(), { sounds });
    } catch (error) {
      if (!(error instanceof ExampleRefusedError || error instanceof MediaError)) throw error;
      return Object.assign(new SimilarSoundsRefused(), { code: error.code, message: error.message });
    }
  }

  @FieldResolver(() => [AlignedPhone], {
    nullable: true,
    description:
      'Which phone stands for which: why they are alike, as far as phones say. Null where either has none. Phones are heard when ' +
      'they are asked for and not there yet.',
    complexity: ({ childComplexity }) => 20 * (1 + childComplexity),
  })
  async alignedPhones(@Root() sound: SimilarSound, @Ctx() request: RequestContext): Promise<AlignedPhone[] | null> {
    const { soundEvent, example, exampleStretch } = sound;
    if (!soundEvent.isVoice) return null;
    const [own, others] = await Promise.all([example.phones(), phonesOfEvent(soundEvent.id, request)]);
    const aligned = alignLikeness(phonesWithin(own, exampleStretch), phonesWithin(others, sound));
    return (
      aligned?.pairs.map(({ reference, heard, cost }) =>
        Object.assign(new AlignedPhone(), { example: reference, found: heard, distance: cost }),
      ) ?? null
    );
  }

  private async ofEvent(soundEventId: string, request: RequestContext): Promise<SoundExample> {
    const { collectionIds } = await request.reader.access();
    if (!(await mayReadEvent(request.graph, soundEventId, collectionIds))) {
      throw new NotFoundError('sound event', soundEventId);
    }
    return await exampleOfEvent(soundEventId, request.infer(embeddingOfSoundEvent), () =>
      phonesOfEvent(soundEventId, request),
    );
  }

  private async ofUpload(uploadId: string, { graph, reader, signal }: RequestContext): Promise<SoundExample> {
    const upload = await new UploadStore(graph).locate(uploadId, reader.ownerId, this.content);
    try {
      return await exampleOfFile(upload.path, this.lanes, signal);
    } catch (error) {
      // The stored bytes are named by their hash, which tells nobody anything.
      throw error instanceof MediaError ? new ExampleMediaError(upload.name, error) : error;
    }
  }
}

class ExampleMediaError extends MediaError {
  override readonly code: string;
  constructor(name: string, cause: MediaError) {
    super(name, cause.reason, cause.remedy, { cause });
    this.code = cause.code;
  }
}

async function phonesOfEvent(eventId: string, request: RequestContext) {
  return (await request.infer(phonesOfUtterance).load(eventId))?.phones ?? [];
}
