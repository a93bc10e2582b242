import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import type { ChangeOfMind } from './change-of-mind.ts';

const tried = 'Null where the most tried would not do.';

@BelongsTo('LEXICON')
@ObjectType('ChangeOfMind', {
  description:
    'What would change the learner’s mind on a mapping: tried out on a copy of what it knows, with situations in which the form is heard by itself, each beside one without it in which things are in view as often as they were.',
})
export class ChangeOfMindType {
  found!: ChangeOfMind;

  @Field(() => Float, { description: 'From this probability on a pair is in the lexicon.' })
  get threshold(): number {
    return this.found.threshold;
  }

  @Field(() => Boolean, { description: 'Whether the mapping is in the lexicon.' })
  get isInLexicon(): boolean {
    return this.found.isInLexicon;
  }

  @Field(() => Int, {
    nullable: true,
    description: `How many more situations with the form and without the concept would take it out of the lexicon. Null for one outside. ${tried}`,
  })
  get situationsAgainst(): number | null {
    return this.found.situationsAgainst ?? null;
  }

  @Field(() => Int, {
    nullable: true,
    description: `How many more situations with both would bring it into the lexicon. Null for one inside. ${tried}`,
  })
  get situationsFor(): number | null {
    return this.found.situationsFor ?? null;
  }

  @Field(() => ID, {
    nullable: true,
    description: 'The likeliest other meaning of the form; null where there is none.',
  })
  get rivalConceptId(): string | null {
    return this.found.rival?.conceptId ?? null;
  }

  @Field(() => Float, { nullable: true, description: 'Probability of that other meaning now.' })
  get rivalProbability(): number | null {
    return this.found.rival?.probability ?? null;
  }

  @Field(() => Int, {
    nullable: true,
    description: `How many more situations with the form and that other concept alone in view would make it the likelier one; 0 where it is. ${tried}`,
  })
  get situationsUntilRival(): number | null {
    return this.found.rival?.situationsUntilLikelier ?? null;
  }

  @Field(() => Int, { description: 'How many situations were tried at most.' })
  get mostTried(): number {
    return this.found.mostTried;
  }
}
