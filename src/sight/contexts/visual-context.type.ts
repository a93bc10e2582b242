import 'reflect-metadata';
import { Field, Float, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import type { ConceptKind, ConceptRecord, ShownConcept, VisualContextRecord } from '../concepts/concept.ts';
import type { Box } from '../pictures/picture.ts';

export enum ConceptKindName {
  OBJECT = 'OBJECT',
  GESTURE = 'GESTURE',
  ACTION = 'ACTION',
  EXPRESSION = 'EXPRESSION',
  SCENE = 'SCENE',
  COLOUR = 'COLOUR',
  SIZE = 'SIZE',
  NUMBER = 'NUMBER',
  SPATIAL_RELATION = 'SPATIAL_RELATION',
  UNNAMED = 'UNNAMED',
}
registerEnumType(ConceptKindName, {
  name: 'ConceptKind',
  description: 'What sort of thing a sound may refer to.',
  valuesConfig: {
    OBJECT: { description: 'A thing.' },
    GESTURE: { description: 'A movement of the hands.' },
    ACTION: { description: 'Something done.' },
    EXPRESSION: { description: 'A look on a face.' },
    SCENE: { description: 'A place or setting.' },
    COLOUR: { description: 'A colour of a thing, by the basic terms of Berlin and Kay.' },
    SIZE: { description: 'How large a thing is beside others.' },
    NUMBER: { description: 'How many things there are.' },
    SPATIAL_RELATION: { description: 'How one thing lies to another, as the viewer sees it.' },
    UNNAMED: { description: 'A thing that recurs and that nobody has named yet.' },
  },
});

@BelongsTo('LEXICON')
@ObjectType({ description: 'A candidate referent: something that a sound may mean.', simpleResolvers: true })
export class Concept implements ConceptRecord {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ConceptKindName, { description: 'What sort of thing it is.' })
  kind!: ConceptKind;

  @Field(() => String, { nullable: true, description: 'Its name; null for a thing without a name.' })
  label?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a thing found by its looks: the lexicon that it belongs to.' })
  lexiconId?: string | null;

  static of(this: void, record: ConceptRecord): Concept {
    return Object.assign(new Concept(), record);
  }
}

export const ConceptConnection = connectionType<Concept>({ name: 'Concept', items: 'concepts', node: () => Concept });

@BelongsTo('RECORDING')
@ObjectType({ description: 'A place in a recording where a concept was in view.', simpleResolvers: true })
export class Occurrence {
  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => Float, { description: 'Start in seconds.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds.' })
  endSeconds!: number;

  @Field(() => Float, { description: 'How sure it is that the concept was there, 0 to 1.' })
  confidence!: number;

  @Field(() => [Float], { description: 'x, y, width and height as shares of the picture, from its upper left corner.' })
  box!: Box;
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'A concept in view, where, and how sure.', simpleResolvers: true })
export class ConceptInView {
  @Field(() => Concept, { description: 'The concept.' })
  concept!: Concept;

  @Field(() => Float, { description: 'How sure it is that the concept was there, 0 to 1.' })
  confidence!: number;

  @Field(() => [Float], { description: 'x, y, width and height as shares of the picture, from its upper left corner.' })
  box!: Box;
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'An interval of video in which the same things were in view.', simpleResolvers: true })
export class VisualContext implements Omit<VisualContextRecord, 'shows'> {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording that it was seen in.' })
  recordingId!: string;

  @Field(() => ID, { description: 'The run of the inference that saw it.' })
  runId!: string;

  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds from the start of the recording.' })
  endSeconds!: number;

  @Field(() => [ConceptInView], { description: 'What was in view.' })
  shows!: readonly ShownConcept[];

  static of(this: void, record: VisualContextRecord): VisualContext {
    return Object.assign(new VisualContext(), record);
  }
}

export const VisualContextConnection = connectionType<VisualContext>({
  name: 'VisualContext',
  items: 'visual contexts',
  node: () => VisualContext,
});
