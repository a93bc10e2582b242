import 'reflect-metadata';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { changeCursor } from '../../api/change-subscription.ts';
import { Instant } from '../../api/scalars.ts';
import { PhoneMatch } from './phone-match.type.ts';
import type { PhoneQueryRecord } from './phone-query.store.ts';
import type { SearchScope } from './search-scope.ts';

@InputType({ description: 'Where a saved query looks; what is left out does not limit it.' })
export class PhoneSearchScope implements SearchScope {
  @Field(() => ID, { nullable: true, description: 'Only in this collection.' })
  collectionId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only in collections that this lexicon draws on.' })
  lexiconId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only in this recording.' })
  recordingId?: string | null;
}

@BelongsTo('PERSON')
@ObjectType({ description: 'A phone pattern that you keep under a name.' })
export class PhoneQuery implements Omit<PhoneQueryRecord, 'ownerId' | 'position' | 'savedAtMs'> {
  @Field(() => ID, { description: 'Follows from its owner and its name.' })
  id!: string;

  @Field(() => String, { description: 'Its name, of which you have one.' })
  name!: string;

  @Field(() => String, { description: 'What it looks for.' })
  pattern!: string;

  @Field(() => ID, { nullable: true, description: 'Only in this collection.' })
  collectionId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Only in collections that this lexicon draws on.' })
  lexiconId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Only in this recording.' })
  recordingId!: string | null;

  @Field(() => Boolean, { description: 'Whether a phone may fit by what else it may be.' })
  alternatives!: boolean;

  @Field(() => Float, { description: 'Only matches at least this sure, 0 to 1.' })
  minimumConfidence!: number;

  @Field(() => Instant, { description: 'When it was saved.' })
  savedAt!: number;

  @Field(() => String, {
    description:
      'Subscribe to `phoneMatched` with this as `after` to be told of all that was heard since it was saved.',
  })
  savedCursor!: string;

  record!: PhoneQueryRecord;

  static of(this: void, record: PhoneQueryRecord): PhoneQuery {
    const { ownerId: _ownerId, position, savedAtMs, ...rest } = record;
    const nothing = { collectionId: null, lexiconId: null, recordingId: null };
    const times = { savedAt: savedAtMs, savedCursor: changeCursor(position) };
    return Object.assign(new PhoneQuery(), { ...nothing, ...rest, ...times, record });
  }
}

@BelongsTo('PARENT')
@ObjectType({ description: 'How many matches there are.', simpleResolvers: true })
export class PhoneMatchCount {
  @Field(() => Int, { description: 'Matches found.' })
  count!: number;

  @Field(() => Boolean, {
    description:
      'Whether these are all: otherwise so many utterances were looked at that it stopped, and there may be more.',
  })
  isWhole!: boolean;
}

export enum PhoneMatchCause {
  HEARD = 'HEARD',
  REPLACED = 'REPLACED',
}
registerEnumType(PhoneMatchCause, {
  name: 'PhoneMatchCause',
  description: 'Why a match is new.',
  valuesConfig: {
    HEARD: { description: 'The phones of its utterance were heard for the first time.' },
    REPLACED: {
      description:
        'The utterance was heard again with another result, or by a new version: what was found in it before no longer holds.',
    },
  },
});

@BelongsTo('RECORDING')
@ObjectType({ description: 'A match that a saved query has not told of before.', simpleResolvers: true })
export class NewPhoneMatch {
  @Field(() => PhoneMatchCause, { description: 'Why it is new.' })
  cause!: PhoneMatchCause;

  @Field(() => PhoneMatch, { description: 'The match.' })
  match!: PhoneMatch;
}

@BelongsTo('PERSON')
@ObjectType({ description: 'A saved query fits phones that were heard.', simpleResolvers: true })
export class PhoneMatched {
  @Field(() => String, { description: 'Name of the query.' })
  name!: string;

  @Field(() => ID, { description: 'The recording in which they were heard.' })
  recordingId!: string;

  @Field(() => [NewPhoneMatch], {
    description: 'The matches in utterances that were heard together, by time; one at least.',
  })
  matches!: readonly NewPhoneMatch[];

  @Field(() => Instant, { description: 'When they were heard.' })
  at!: number;

  @Field(() => String, { description: 'Subscribe with this as `after` to go on behind this event.' })
  cursor!: string;
}
