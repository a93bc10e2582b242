import 'reflect-metadata';
import { Args, ArgsType, Ctx, Field, FieldResolver, Query, registerEnumType, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { pageOfList } from '../../api/page-of-list.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { SoundEvent } from '../../sound/sound-event.type.ts';
import { PhoneSearchStore } from '../phone-search/phone-search.store.ts';
import { PlaceLoaders } from '../phone-search/place-loaders.ts';
import { ScopedConnectionArguments } from '../phone-search/scoped-connection-arguments.ts';
import { collectionsIn } from '../phone-search/search-scope.ts';
import {
  NearbyForm,
  NearbyFormConnection,
  NearbyUtterance,
  NearbyUtteranceConnection,
} from './respelling-search.type.ts';
import { formsNear, mostCompared, utterancesNear } from './search-by-respelling.ts';

enum RespelledStretch {
  WHOLE = 'WHOLE',
  PART = 'PART',
}
registerEnumType(RespelledStretch, {
  name: 'RespelledStretch',
  description: 'What of an utterance is compared with a respelling.',
  valuesConfig: {
    WHOLE: { description: 'All of it.' },
    PART: { description: 'The part of it that is nearest.' },
  },
});

@ArgsType()
export class FormsByRespellingArguments extends ScopedConnectionArguments {
  @Field(() => String, {
    description:
      'As an English reader would write it, in any case, with syllables set off or not: `an nyeong ha se yo`, `gracias`. 1 to 200 Latin letters.',
  })
  respelling!: string;
}

@ArgsType()
export class UtterancesByRespellingArguments extends FormsByRespellingArguments {
  @Field(() => RespelledStretch, {
    defaultValue: RespelledStretch.WHOLE,
    description: 'Compare with whole utterances, or with the part of each that is nearest.',
  })
  within!: RespelledStretch;
}

@Resolver(() => NearbyUtterance)
export class RespellingSearchResolver {
  private readonly places = new PlaceLoaders();

  @Allows('READER')
  @Query(() => NearbyUtteranceConnection, {
    description:
      'Utterances whose phones are nearest to what somebody typed, the nearest first, over all you may read: of the ' +
      `${mostCompared} that have most sounds in common with it. Only phones that are there are searched.`,
  })
  async utterancesByRespelling(
    @Args(() => UtterancesByRespellingArguments) args: UtterancesByRespellingArguments,
    @Ctx() { graph, reader, signal }: RequestContext,
  ): Promise<Connection<NearbyUtterance>> {
    const window = pageWindow('utterancesByRespelling', args, ['number', 'string']);
    const { collectionIds } = await reader.access();
    const near = await utterancesNear(graph, {
      typed: args.respelling,
      within: args.within === RespelledStretch.PART ? 'part' : 'whole',
      collectionIds: await collectionsIn(args, collectionIds, new PhoneSearchStore(graph)),
      recordingId: args.recordingId ?? undefined,
      signal,
    });
    const sorted = near.toSorted((a, b) => a.distance - b.distance || (a.soundEventId < b.soundEventId ? -1 : 1));
    return pageOfList(sorted, window, ({ distance, soundEventId }) => [distance, soundEventId], NearbyUtterance.of);
  }

  @Allows('READER')
  @Query(() => NearbyFormConnection, {
    description:
      'Sound forms of which an occurrence is nearest to what somebody typed, the nearest first: as far as the phones of their ' +
      'utterances are there.',
  })
  async soundFormsByRespelling(
    @Args(() => FormsByRespellingArguments) args: FormsByRespellingArguments,
    @Ctx() { graph, reader, signal }: RequestContext,
  ): Promise<Connection<NearbyForm>> {
    const window = pageWindow('soundFormsByRespelling', args, ['number', 'string']);
    const { collectionIds, lexiconIds } = await reader.access();
    const search = {
      typed: args.respelling,
      within: 'part' as const,
      collectionIds: await collectionsIn(args, collectionIds, new PhoneSearchStore(graph)),
      recordingId: args.recordingId ?? undefined,
      signal,
    };
    const near = await formsNear(graph, search, lexiconIds);
    const sorted = near.toSorted((a, b) => a.distance - b.distance || (a.form.id < b.form.id ? -1 : 1));
    return pageOfList(sorted, window, ({ distance, form }) => [distance, form.id], NearbyForm.of);
  }

  @FieldResolver(() => SoundEvent, { nullable: true, description: 'The utterance; null where it is gone meanwhile.' })
  soundEvent(@Root() near: NearbyUtterance, @Ctx() request: RequestContext): Promise<SoundEvent | null> {
    return this.places.utterance(near.soundEventId, request);
  }

  @FieldResolver(() => Recording, { nullable: true, description: 'Its recording; null where it is gone meanwhile.' })
  recording(@Root() near: NearbyUtterance, @Ctx() request: RequestContext): Promise<Recording | null> {
    return this.places.recording(near.recordingId, request);
  }
}
