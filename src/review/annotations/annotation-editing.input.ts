import 'reflect-metadata';
import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import type { TierConstraint } from './annotation-document.ts';
import { TierConstraintName, TierKindName } from './annotation.type.ts';

@ArgsType()
export class AnnotateArguments {
  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => ID, { nullable: true, description: 'The tier that it is to be in, of any document.' })
  tierId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Or the name of a tier of yours, which is made where there is none.',
  })
  tierName?: string | null;

  @Field(() => TierKindName, {
    defaultValue: TierKindName.INTERVALS,
    description: 'What a tier that is made has annotations of.',
  })
  kind!: `${TierKindName}`;

  @Field(() => Float, {
    nullable: true,
    description: 'Start in seconds from the start of the recording; not in a tier without times of its own.',
  })
  startSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'End in seconds; not needed for a point.' })
  endSeconds?: number | null;

  @Field(() => String, { description: 'What is said, up to 10,000 characters.' })
  text!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The annotation that it belongs to, in a tier that depends on another. Unless said, the one around it.',
  })
  parentId?: string | null;

  @Field(() => String, { nullable: true, description: "The entry of the tier's vocabulary that the text is of." })
  entryId?: string | null;
}

@InputType({ description: 'What is to become of one annotation. What is not said stays as it is.' })
export class AnnotationEditInput {
  @Field(() => ID, { description: 'The annotation.' })
  id!: string;

  @Field(() => Int, { description: 'Its revision when you read it: where it has another by now, nothing is done.' })
  revision!: number;

  @Field(() => Float, { nullable: true, description: 'Another start, in seconds.' })
  startSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'Another end, in seconds.' })
  endSeconds?: number | null;

  @Field(() => String, { nullable: true, description: 'Another text, up to 10,000 characters.' })
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      "The entry of the tier's vocabulary that the text is of; with another text and without this it is of none.",
  })
  entryId?: string | null;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it is deleted, with all that depends on it.' })
  delete!: boolean;
}

@ArgsType()
export class AddTierArguments {
  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => String, { description: 'Its name, up to 200 characters, unique in its document.' })
  name!: string;

  @Field(() => TierKindName, { defaultValue: TierKindName.INTERVALS, description: 'What its annotations are of.' })
  kind!: `${TierKindName}`;

  @Field(() => ID, {
    nullable: true,
    description: 'The document that it is added to; unless said that of its parent, or of what you say yourself.',
  })
  documentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The tier that it depends on.' })
  parentId?: string | null;

  @Field(() => TierConstraintName, { nullable: true, description: 'How its annotations lie in those of that tier.' })
  constraint?: TierConstraint | null;

  @Field(() => String, { nullable: true, description: 'Whose speech or behaviour it is.' })
  participant?: string | null;

  @Field(() => String, { nullable: true, description: 'Who writes it.' })
  annotator?: string | null;

  @Field(() => String, { nullable: true, description: 'The language of its texts, as ISO 639-3 has it.' })
  iso639?: string | null;

  @Field(() => String, { nullable: true, description: 'The name of a vocabulary of the document.' })
  vocabulary?: string | null;
}

@ArgsType()
export class CorrectStatementArguments {
  @Field(() => ID, {
    description:
      'Id of a sound event, turn of a source, phone, form token, visual context, feeling, emotion of an utterance, or cue of a transcript.',
  })
  statementId!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'When it starts, in seconds; unless said, as it was said before.',
  })
  startSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: 'When it ends, in seconds.' })
  endSeconds?: number | null;

  @Field(() => String, { nullable: true, description: 'What it is: the label, the phone, the meaning, the text.' })
  label?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is not so at all.' })
  rejected?: boolean | null;
}
