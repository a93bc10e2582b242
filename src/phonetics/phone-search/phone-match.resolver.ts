import 'reflect-metadata';
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Float, Int, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { ParameterError } from '../../errors.ts';
import { Recording } from '../../recording/recording.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { SoundEvent } from '../../sound/sound-event.type.ts';
import { PhoneToken } from '../phones/phone.type.ts';
import { hyphenated, spellUtterance } from '../respelling/spell-utterance.ts';
import { RespellingStyle } from '../respelling/respelling.resolver.ts';
import { checkConfidence } from './check-confidence.ts';
import { phonesAfter, phonesBefore, type ConcordanceOrder } from './concordance.ts';
import { matchPage } from './match-page.ts';
import { parsePhonePattern } from './parse-phone-pattern.ts';
import { ConcordanceOrderName, PhoneMatch, PhoneMatchConnection } from './phone-match.type.ts';
import { PhoneSearchStore } from './phone-search.store.ts';
import { PlaceLoaders } from './place-loaders.ts';
import { ScopedConnectionArguments } from './scoped-connection-arguments.ts';
import { collectionsIn } from './search-scope.ts';

@ArgsType()
export class PhoneMatchesArguments extends ScopedConnectionArguments {
  @Field(() => String, { description: 'What to look for, as docs/phone-patterns.md has it, such as `[+nasal] V #`.' })
  pattern!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description:
      'Let a phone fit by what else it may be, too. No index knows of that: far fewer utterances are looked at for a page.',
  })
  alternatives!: boolean;

  @Field(() => Float, { defaultValue: 0, description: 'Only matches at least this sure, 0 to 1.' })
  minimumConfidence!: number;

  @Field(() => ConcordanceOrderName, {
    defaultValue: ConcordanceOrderName.POSITION,
    description:
      'In which order. By preceding or following phones all matches must be known before the first can be told, so up to 2,000 are ' +
      'sorted and more are refused.',
  })
  orderBy!: ConcordanceOrder;
}

const mostContext = 50;
/** Phones on one side, as far as a query is charged for them. */
const usualContext = 5;

@Resolver(() => PhoneMatch)
export class PhoneMatchResolver {
  private readonly places = new PlaceLoaders();

  @Allows('READER')
  @Query(() => PhoneMatchConnection, {
    description:
      'Where a phone pattern fits what was heard, over all you may read: a concordance, each match with the phones around it. ' +
      'Only phones that are there are searched; none are inferred for it.',
  })
  async phoneMatches(
    @Args(() => PhoneMatchesArguments) args: PhoneMatchesArguments,
    @Ctx() { graph, reader, signal }: RequestContext,
  ): Promise<PhoneMatchConnection> {
    const { pattern, recordingId, alternatives, minimumConfidence: atLeast, orderBy } = args;
    const parsed = parsePhonePattern(pattern);
    checkConfidence(atLeast);
    const { collectionIds } = await reader.access();
    const search = {
      pattern: parsed,
      options: { alternatives, atLeast },
      collectionIds: await collectionsIn(args, collectionIds, new PhoneSearchStore(graph)),
      recordingId: recordingId ?? undefined,
    };
    return await matchPage(graph, search, args, orderBy, signal);
  }

  @FieldResolver(() => [PhoneToken], {
    description: 'Its phones.',
    complexity: ({ childComplexity }) => usualContext * (1 + childComplexity),
  })
  phones(@Root() { found }: PhoneMatch): PhoneToken[] {
    return found.phones.slice(found.start, found.end).map(PhoneToken.of);
  }

  @FieldResolver(() => [PhoneToken], {
    description: 'The phones before it in its utterance, by time.',
    complexity: ({ childComplexity }) => usualContext * (1 + childComplexity),
  })
  before(
    @Root() { found }: PhoneMatch,
    @Arg('count', () => Int, { defaultValue: 5, description: `How many at most, 0 to ${mostContext}.` }) count: number,
  ): PhoneToken[] {
    return phonesBefore(found, checkedCount(count)).map(PhoneToken.of);
  }

  @FieldResolver(() => [PhoneToken], {
    description: 'The phones after it in its utterance, by time.',
    complexity: ({ childComplexity }) => usualContext * (1 + childComplexity),
  })
  after(
    @Root() { found }: PhoneMatch,
    @Arg('count', () => Int, { defaultValue: 5, description: `How many at most, 0 to ${mostContext}.` }) count: number,
  ): PhoneToken[] {
    return phonesAfter(found, checkedCount(count)).map(PhoneToken.of);
  }

  @FieldResolver(() => String, { description: 'Its phones as an English reader would say them.' })
  respelling(
    @Root() { found }: PhoneMatch,
    @Arg('style', () => RespellingStyle, {
      defaultValue: RespellingStyle.SPACE,
      description: 'What stands between syllables.',
    })
    style: RespellingStyle,
  ): string {
    const { respelling } = spellUtterance(found.phones.slice(found.start, found.end));
    return style === RespellingStyle.HYPHEN ? hyphenated(respelling) : respelling;
  }

  @FieldResolver(() => SoundEvent, {
    nullable: true,
    description: 'The utterance that it is in; null where it is gone meanwhile.',
  })
  soundEvent(@Root() match: PhoneMatch, @Ctx() request: RequestContext): Promise<SoundEvent | null> {
    return this.places.utterance(match.soundEventId, request);
  }

  @FieldResolver(() => Recording, {
    nullable: true,
    description: 'The recording that it is in; null where it is gone meanwhile.',
  })
  recording(@Root() match: PhoneMatch, @Ctx() request: RequestContext): Promise<Recording | null> {
    return this.places.recording(match.recordingId, request);
  }
}

function checkedCount(count: number): number {
  if (count >= 0 && count <= mostContext) return count;
  throw new ParameterError(`count is ${count}; it must be from 0 to ${mostContext}`);
}
