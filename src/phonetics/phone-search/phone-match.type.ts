import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { PageInfo, type Connection, type Edge } from '../../api/connection.ts';
import { nodeId } from '../../graph/node-id.ts';
import type { FoundMatch } from './find-matches.ts';

export enum ConcordanceOrderName {
  POSITION = 'POSITION',
  PRECEDING = 'PRECEDING',
  FOLLOWING = 'FOLLOWING',
}
registerEnumType(ConcordanceOrderName, {
  name: 'ConcordanceOrder',
  description: 'In which order matches of a phone pattern are told.',
  valuesConfig: {
    POSITION: { description: 'By recording and time.' },
    PRECEDING: { description: 'By the phones before them, the nearest first.' },
    FOLLOWING: { description: 'By the phones after them.' },
  },
});

@BelongsTo('RECORDING')
@ObjectType({ description: 'A stretch of phones that fits a pattern.', simpleResolvers: true })
export class PhoneMatch {
  @Field(() => ID, { description: 'The same for the same phones in the same place, as one run heard them.' })
  id!: string;

  @Field(() => ID, { description: 'The recording that it is in.' })
  recordingId!: string;

  @Field(() => ID, { description: 'The utterance that it is in.' })
  soundEventId!: string;

  @Field(() => Float, { description: 'Start of its first phone in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End of its last phone in seconds from the start of the recording.' })
  endSeconds!: number;

  @Field(() => Int, { description: 'Place of its first phone in the utterance, from 0.' })
  place!: number;

  @Field(() => String, { description: 'Its phones in IPA.' })
  ipa!: string;

  @Field(() => Float, {
    description: 'How probable it is that each phone is as the pattern asks: the product over the phones. 0 to 1.',
  })
  confidence!: number;

  found!: FoundMatch;

  static of(this: void, found: FoundMatch): PhoneMatch {
    const { recordingId, soundEventId, phones, start, end, confidence } = found;
    const matched = phones.slice(start, end);
    const [first, last] = [matched[0]!, matched.at(-1)!];
    return Object.assign(new PhoneMatch(), {
      id: nodeId('phoneMatch', first.id, last.id, matched.map(({ ipa }) => ipa).join(' ')),
      recordingId,
      soundEventId,
      startSeconds: first.startSeconds,
      endSeconds: last.endSeconds,
      place: start,
      ipa: matched.map(({ ipa }) => ipa).join(''),
      confidence,
      found,
    });
  }
}

@BelongsTo('PARENT')
@ObjectType({ description: 'One of a list of matches, with its place.', simpleResolvers: true })
export class PhoneMatchEdge implements Edge<PhoneMatch> {
  @Field(() => String, { description: 'Stable place in the list, for `after` or `before`.' })
  cursor!: string;

  @Field(() => PhoneMatch, { description: 'The item itself.' })
  node!: PhoneMatch;
}

@BelongsTo('PARENT')
@ObjectType({
  description:
    'One page of matches. It may hold fewer than were asked for, or none, and not be the last: where it has looked at very many ' +
    'utterances it stops, `stoppedEarly` says so, and the next page goes on from there.',
  simpleResolvers: true,
})
export class PhoneMatchConnection implements Connection<PhoneMatch> {
  @Field(() => [PhoneMatchEdge], { description: 'The items of this page, each with its cursor.' })
  edges!: PhoneMatchEdge[];

  @Field(() => PageInfo, {
    description:
      'Where this page lies in the list. Where it stopped early, `endCursor` (`startCursor` with `last`) is how far it looked.',
  })
  pageInfo!: PageInfo;

  @Field(() => Boolean, {
    description:
      'Whether it stopped for the number of utterances it had looked at, before the page was full or the list at its end.',
  })
  stoppedEarly!: boolean;

  @Field(() => Int, { description: 'How many utterances were looked at for this page.' })
  utterancesLookedAt!: number;
}
