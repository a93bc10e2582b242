import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import { nodeId } from '../../graph/node-id.ts';
import { Clip } from '../explanation/clip.type.ts';
import type { Alternative } from './alternatives.ts';
import type { CallHypothesis, Standing } from './call-hypotheses.ts';
import type { FoundHypotheses } from './call-hypotheses.service.ts';
import type { ConditionKind, ConditionSource, Relation } from './observations.ts';
import type { Moment } from './pair-counts.ts';
import { nameOfCallType, nameOfSource, phraseOf, sentenceOf, separatingText, type ConceptNames } from './wording.ts';

export enum ConditionKindName {
  VIEW = 'VIEW',
  BEHAVIOUR = 'BEHAVIOUR',
  SOUND = 'SOUND',
  CALL = 'CALL',
}
registerEnumType(ConditionKindName, {
  name: 'CallConditionKind',
  description: 'What calls are held against.',
  valuesConfig: {
    VIEW: { description: 'A concept in view, surer than not.' },
    BEHAVIOUR: { description: 'A behaviour that a person noted.' },
    SOUND: { description: 'A sound that is no call.' },
    CALL: { description: 'Another call type, of the same animal or of another one: who called is not known.' },
  },
});

export enum RelationName {
  WHILE = 'WHILE',
  AFTER_START = 'AFTER_START',
  AFTER_END = 'AFTER_END',
  BEFORE_START = 'BEFORE_START',
  BEFORE_END = 'BEFORE_END',
}
registerEnumType(RelationName, {
  name: 'CallRelation',
  description: 'How a call lies to a condition.',
  valuesConfig: {
    WHILE: { description: 'While it lasts.' },
    AFTER_START: { description: 'Shortly after it began: the call may answer it.' },
    AFTER_END: { description: 'Shortly after it ended: the call may answer that.' },
    BEFORE_START: { description: 'Shortly before it begins: the call may bring it about, or tell of it.' },
    BEFORE_END: { description: 'Shortly before it ends.' },
  },
});

export enum DirectionName {
  MORE = 'MORE',
  LESS = 'LESS',
}
registerEnumType(DirectionName, {
  name: 'CallDirection',
  description: 'Whether calls come with a condition, or stay away.',
  valuesConfig: {
    MORE: { description: 'More calls than expected by chance.' },
    LESS: { description: 'Fewer.' },
  },
});

export enum StandingName {
  HYPOTHESIS = 'HYPOTHESIS',
  SEEN_ONCE = 'SEEN_ONCE',
  MAY_BE_CHANCE = 'MAY_BE_CHANCE',
}
registerEnumType(StandingName, {
  name: 'CallStanding',
  description: 'What stands behind a call hypothesis.',
  valuesConfig: {
    HYPOTHESIS: { description: 'More than chance (q up to 0.05), and shown by more than one recording.' },
    SEEN_ONCE: { description: 'It stands out in one recording only.' },
    MAY_BE_CHANCE: { description: 'It stands out by itself, as some of so many pairs would by chance.' },
  },
});

export enum AlternativeKindName {
  NOT_TOLD_APART = 'NOT_TOLD_APART',
  EXPLAINS = 'EXPLAINS',
}
registerEnumType(AlternativeKindName, {
  name: 'CallAlternativeKind',
  description: 'What another condition leaves of a hypothesis.',
  valuesConfig: {
    NOT_TOLD_APART: { description: 'The two are hardly there without each other.' },
    EXPLAINS: { description: 'Calls go with the other one where this one is not, and not the other way round.' },
  },
});

@BelongsTo('PARENT')
@ObjectType({ description: 'What a call type is held against.', simpleResolvers: true })
export class CallCondition {
  @Field(() => ConditionKindName, { description: 'What it is.' })
  kind!: ConditionKind;

  @Field(() => ID, { description: 'Of the concept or sound form; of a behaviour or another sound, what it is called.' })
  id!: string;

  @Field(() => String, { description: 'What people call it.' })
  label!: string;

  @Field(() => RelationName, { description: 'How the call lies to it.' })
  relation!: Relation;

  @Field(() => String, { description: 'Both in words, such as "within 5 s after hawk comes into view".' })
  phrase!: string;

  static of(source: ConditionSource, relation: Relation, withinSeconds: number, nameOf: ConceptNames): CallCondition {
    const label = nameOfSource(source, nameOf);
    const phrase = phraseOf({ source, relation }, withinSeconds, nameOf);
    return Object.assign(new CallCondition(), { ...source, label, relation, phrase });
  }
}

@BelongsTo('PARENT')
@ObjectType({ description: 'Another condition that the same calls may go with instead.', simpleResolvers: true })
export class CallAlternative implements Omit<Alternative, 'source' | 'relation'> {
  @Field(() => AlternativeKindName, { description: 'What it leaves of the hypothesis.' })
  kind!: Alternative['kind'];

  @Field(() => CallCondition, { description: 'The other condition.' })
  condition!: CallCondition;

  @Field(() => Int, { description: 'Of the calls with this condition, how many have the other one as well.' })
  sharedCalls!: number;

  @Field(() => Float, { description: 'How long this one was there without the other, in recordings with such calls.' })
  secondsWithoutOther!: number;

  @Field(() => Float, { description: 'How long the other one was there without this one.' })
  otherSecondsWithout!: number;

  @Field(() => String, { description: 'What to record next, to tell the two apart.' })
  wouldSeparate!: string;
}

@BelongsTo('PARENT')
@ObjectType({ description: 'A moment that a hypothesis rests on, or that speaks against it.', simpleResolvers: true })
export class CallMoment implements Moment {
  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => Float, { description: 'From here, in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'To here, in seconds.' })
  endSeconds!: number;

  @Field(() => Clip, { description: 'The same with what was before and after it, to be played.' })
  clip!: Clip;

  static of(this: void, moment: Moment, aroundSeconds: number): CallMoment {
    const { recordingId, startSeconds, endSeconds } = moment;
    const clip = Clip.of({
      recordingId,
      startSeconds: Math.max(0, startSeconds - aroundSeconds),
      endSeconds: endSeconds + aroundSeconds,
    });
    return Object.assign(new CallMoment(), { ...moment, clip });
  }
}

@BelongsTo('LEXICON')
@ObjectType('CallHypothesis', {
  description:
    'A call type and what its calls go with. It is an association found in recordings, and no translation: why the animal calls, it does not say.',
  simpleResolvers: true,
})
export class CallHypothesisType {
  found!: CallHypothesis;
  withinSeconds!: number;

  @Field(() => ID, { description: 'Follows from lexicon, call type and condition.' })
  id!: string;

  @Field(() => String, { description: 'All of it in plain words, with what it cannot be told apart from.' })
  sentence!: string;

  @Field(() => String, { description: 'What stands for the call type in sentences.' })
  callType!: string;

  @Field(() => CallCondition, { description: 'What its calls go with.' })
  condition!: CallCondition;

  @Field(() => [CallAlternative], { description: 'What else it may be; those that explain it come first.' })
  alternatives!: readonly CallAlternative[];

  @Field(() => ID, { description: 'The sound form that is the call type.' })
  get formId(): string {
    return this.found.typeId;
  }

  @Field(() => DirectionName, { description: 'Whether calls come with it, or stay away.' })
  get direction(): CallHypothesis['direction'] {
    return this.found.direction;
  }

  @Field(() => StandingName, { description: 'What stands behind it.' })
  get standing(): Standing {
    return this.found.standing;
  }

  @Field(() => Float, {
    description: 'p-value of "at most one recording shows it", by rotating the calls within their recordings.',
  })
  get probability(): number {
    return this.found.probability;
  }

  @Field(() => Float, {
    description:
      'q-value: of all pairs with one as low, the share that is expected to be chance. 1 where one recording alone could show it.',
  })
  get falseDiscoveryRate(): number {
    return this.found.falseDiscoveryRate;
  }

  @Field(() => Float, { description: 'How many times as often the call is given with the condition as without it.' })
  get rateRatio(): number {
    return this.found.ratio.ratio;
  }

  @Field(() => Float, { description: 'Lower end of the 90 % credible interval of the ratio.' })
  get rateRatioLow(): number {
    return this.found.ratio.low;
  }

  @Field(() => Float, { description: 'Upper end of the 90 % credible interval of the ratio.' })
  get rateRatioHigh(): number {
    return this.found.ratio.high;
  }

  @Field(() => Int, { description: 'Calls of the type, in recordings that could show it.' })
  get calls(): number {
    return this.found.calls;
  }

  @Field(() => Int, { description: 'How many of these came with the condition.' })
  get callsWith(): number {
    return this.found.callsWith;
  }

  @Field(() => Float, { description: 'How many would by chance.' })
  get expectedCallsWith(): number {
    return this.found.expectedCallsWith;
  }

  @Field(() => Int, {
    description: 'Recordings that could show it: with such calls, and the condition at some times only.',
  })
  get recordings(): number {
    return this.found.recordings;
  }

  @Field(() => Int, { description: 'How many of these lean that way.' })
  get recordingsShowing(): number {
    return this.found.recordingsShowing;
  }

  @Field(() => Float, { description: 'How long the condition held in these, in seconds.' })
  get secondsWith(): number {
    return this.found.secondsWith;
  }

  @Field(() => Float, { description: 'How long it did not.' })
  get secondsWithout(): number {
    return this.found.secondsWithout;
  }

  @Field(() => Int, { description: 'How many times the condition held.' })
  get times(): number {
    return this.found.times;
  }

  @Field(() => Int, { description: 'At how many of these a call came.' })
  get timesWithCall(): number {
    return this.found.timesWithCall;
  }

  static of(
    this: void,
    lexiconId: string,
    found: CallHypothesis,
    withinSeconds: number,
    nameOf: ConceptNames,
  ): CallHypothesisType {
    const { typeId, source, relation } = found;
    return Object.assign(new CallHypothesisType(), {
      found,
      withinSeconds,
      id: nodeId('hypothesis', lexiconId, typeId, source.kind, source.id, relation, withinSeconds),
      sentence: sentenceOf(found, withinSeconds, nameOf),
      callType: nameOfCallType(typeId),
      condition: CallCondition.of(source, relation, withinSeconds, nameOf),
      alternatives: found.alternatives.map((other) =>
        Object.assign(new CallAlternative(), {
          ...other,
          condition: CallCondition.of(other.source, other.relation, withinSeconds, nameOf),
          wouldSeparate: separatingText({ source, relation }, other, withinSeconds, nameOf),
        }),
      ),
    });
  }
}

export const CallHypothesisConnection = connectionType<CallHypothesisType>({
  name: 'CallHypothesis',
  items: 'call hypotheses',
  node: () => CallHypothesisType,
  counted: true,
});

@BelongsTo('LEXICON')
@ObjectType('CallHypotheses', {
  description: 'What was found of a lexicon’s calls, and in how much. Associations, never translations.',
})
export class CallHypothesesType {
  found!: FoundHypotheses;

  @Field(() => ID, { description: 'The lexicon.' })
  lexiconId!: string;

  @Field(() => String, { nullable: true, description: 'The species that it is said to be of; null where nobody said.' })
  species!: string | null;

  @Field(() => Float, { description: 'Shortly before and after is within so many seconds.' })
  get withinSeconds(): number {
    return this.found.withinSeconds;
  }

  @Field(() => Int, { description: 'Recordings that were looked at.' })
  get recordingCount(): number {
    return this.found.recordings;
  }

  @Field(() => Int, { description: 'Recordings that were not, since there are too many.' })
  get recordingsLeftOut(): number {
    return this.found.recordingsLeftOut;
  }

  @Field(() => Int, { description: 'Calls in those looked at.' })
  get callCount(): number {
    return this.found.calls;
  }

  @Field(() => Int, {
    description: 'Pairs of a call type and a condition that were tested: q-values are over all of them.',
  })
  get testedPairs(): number {
    return this.found.testedPairs;
  }

  @Field(() => Int, { description: 'Pairs that were not tested, since that would have taken too long: the rarest.' })
  get pairsLeftOut(): number {
    return this.found.pairsLeftOut;
  }
}
