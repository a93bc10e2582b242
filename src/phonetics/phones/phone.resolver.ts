import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Float, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { page } from '../../api/page.ts';
import { RequestLoaders } from '../../api/request-loaders.ts';
import { InferredFieldArguments, loadOptions } from '../../inference/inferred-field-arguments.ts';
import type { RequestContext } from '../../request-context.ts';
import { SoundEvent } from '../../sound/sound-event.type.ts';
import type { SilenceReason } from './phone.ts';
import { countTokens, listTypes } from './phone.store.ts';
import { PhoneToken, PhoneType, PhoneTypeConnection, SilenceReasonName } from './phone.type.ts';
import { phonesOfUtterance } from './phones-inference.ts';

@ArgsType()
export class PhonesArguments extends InferredFieldArguments {
  @Field(() => Float, { nullable: true, description: 'Only phones that end after this many seconds of the recording.' })
  fromSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'Only phones that start before this many seconds.' })
  toSeconds?: number | null;
}

/** Phones of an utterance, as far as a query is charged for them. */
const usualPhones = 20;

@Resolver(() => SoundEvent)
export class SoundEventPhones {
  @FieldResolver(() => [PhoneToken], {
    nullable: true,
    description: 'The phones that were said, by time. Inferred when they are asked for and not there yet.',
    complexity: ({ childComplexity }) => usualPhones * (1 + childComplexity),
  })
  async phones(
    @Root() event: SoundEvent,
    @Args(() => PhonesArguments) args: PhonesArguments,
    @Ctx() request: RequestContext,
  ): Promise<readonly PhoneToken[] | null> {
    const found = await request.infer(phonesOfUtterance, loadOptions(args)).load(event.id);
    const { fromSeconds, toSeconds } = args;
    const asked = found?.phones.filter(
      ({ startSeconds, endSeconds }) =>
        endSeconds > (fromSeconds ?? -Infinity) && startSeconds < (toSeconds ?? Infinity),
    );
    return asked?.map(PhoneToken.of) ?? null;
  }

  @FieldResolver(() => SilenceReasonName, {
    nullable: true,
    description: 'Why it has no phones; null where it has some. Inferred with them.',
  })
  async phoneSilence(
    @Root() event: SoundEvent,
    @Args(() => InferredFieldArguments) inferred: InferredFieldArguments,
    @Ctx() request: RequestContext,
  ): Promise<SilenceReason | null> {
    const found = await request.infer(phonesOfUtterance, loadOptions(inferred)).load(event.id);
    return found?.silence ?? null;
  }
}

@ArgsType()
export class PhoneTypesArguments extends ConnectionArguments {
  @Field(() => ID, { nullable: true, description: 'Only phones that were heard in this collection.' })
  collectionId?: string | null;
}

/** Loads of counts are told apart by the collection that they are limited to. */
const everyCollection = '';

@Resolver(() => PhoneType)
export class PhoneTypeResolver {
  /** One query a request for the counts of all its types. */
  private readonly counts = new RequestLoaders<RequestContext, string, number>(
    async (ipas, collectionId, { graph, reader }) =>
      countTokens(graph, ipas, within((await reader.access()).collectionIds, collectionId)),
    0,
  );

  @Allows('READER')
  @Query(() => PhoneTypeConnection, { description: 'The phones that were heard, over all you may read, by their IPA.' })
  async phoneTypes(
    @Args(() => PhoneTypesArguments) args: PhoneTypesArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<PhoneType>> {
    const window = pageWindow('phoneTypes', args, ['string']);
    const { collectionIds } = await reader.access();
    const rows = await listTypes(graph, window, within(collectionIds, args.collectionId ?? everyCollection));
    return page(rows, window, ({ ipa }) => [ipa], { nodeOf: PhoneType.of });
  }

  @FieldResolver(() => Int, { description: 'How often it was heard, over all you may read.' })
  tokenCount(
    @Root() type: PhoneType,
    @Arg('collectionId', () => ID, { nullable: true, description: 'Only in this collection.' })
    collectionId: string | null | undefined,
    @Ctx() request: RequestContext,
  ): Promise<number> {
    return this.counts.load(type.ipa, collectionId ?? everyCollection, request);
  }
}

function within(collectionIds: readonly string[], collectionId: string): readonly string[] {
  return collectionId === everyCollection ? collectionIds : collectionIds.filter((id) => id === collectionId);
}
