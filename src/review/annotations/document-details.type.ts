import 'reflect-metadata';
import { Field, Float, ID, ObjectType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import type { DocumentMetadata, MediaLink, Vocabulary } from './annotation-document.ts';
import { AnnotationLanguage } from './annotation.type.ts';

@BelongsTo('PARENT')
@ObjectType({ description: 'Who takes part in a recording, as a document has it.', simpleResolvers: true })
export class AnnotationParticipant {
  @Field(() => String, { description: 'Their name or code.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Such as `speaker` or `interviewer`.' })
  role!: string | null;

  @Field(() => AnnotationLanguage, { nullable: true, description: 'Their language.' })
  language!: AnnotationLanguage | null;
}

@BelongsTo('PARENT')
@ObjectType({ description: 'Something else that a document says of itself.', simpleResolvers: true })
export class AnnotationProperty {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { description: 'What is said.' })
  value!: string;
}

@BelongsTo('PARENT')
@ObjectType({ description: 'What a document says of itself and of its recording.', simpleResolvers: true })
export class AnnotationMetadata {
  @Field(() => String, { nullable: true, description: 'Title.' })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'Who wrote it.' })
  author!: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 8601, as far as it is known.' })
  date!: string | null;

  @Field(() => String, { nullable: true, description: 'Where it was recorded.' })
  place!: string | null;

  @Field(() => String, { nullable: true, description: 'SPDX identifier, address or words.' })
  licence!: string | null;

  @Field(() => String, { nullable: true, description: 'What was consented to.' })
  consent!: string | null;

  @Field(() => [AnnotationLanguage], { description: 'The languages that are spoken.' })
  languages!: readonly AnnotationLanguage[];

  @Field(() => [AnnotationParticipant], { description: 'Who takes part.' })
  participants!: readonly AnnotationParticipant[];

  @Field(() => [AnnotationProperty], { description: 'What else it says, by name.' })
  properties!: readonly AnnotationProperty[];

  static of(this: void, metadata: DocumentMetadata): AnnotationMetadata {
    const { title, author, date, place, licence, consent } = metadata;
    const { languages = [], participants = [], properties = {} } = metadata;
    return Object.assign(new AnnotationMetadata(), {
      ...{ title: title ?? null, author: author ?? null, date: date ?? null, place: place ?? null },
      ...{ licence: licence ?? null, consent: consent ?? null, languages: languages.map(AnnotationLanguage.of) },
      participants: participants.map(({ name, role, language }) =>
        Object.assign(new AnnotationParticipant(), {
          ...{ name, role: role ?? null, language: language ? AnnotationLanguage.of(language) : null },
        }),
      ),
      properties: Object.entries(properties).map(([name, value]) =>
        Object.assign(new AnnotationProperty(), { name, value }),
      ),
    });
  }
}

@BelongsTo('PARENT')
@ObjectType({ description: 'A recording that a document names; it is never opened.', simpleResolvers: true })
export class AnnotatedMedia {
  @Field(() => String, { description: 'As the file has it.' })
  address!: string;

  @Field(() => String, { nullable: true, description: 'Its media type.' })
  mimeType!: string | null;

  @Field(() => Float, { nullable: true, description: "Where the document's time 0 lies in it, in seconds." })
  offsetSeconds!: number | null;

  static of(this: void, { address, mimeType, offsetSeconds }: MediaLink): AnnotatedMedia {
    const told = { address, mimeType: mimeType ?? null, offsetSeconds: offsetSeconds ?? null };
    return Object.assign(new AnnotatedMedia(), told);
  }
}

@BelongsTo('PARENT')
@ObjectType('VocabularyEntry', { description: 'Something that may be said in a tier.', simpleResolvers: true })
export class VocabularyEntryType {
  @Field(() => ID, { description: 'Its id in the document.' })
  id!: string;

  @Field(() => String, { description: 'The text.' })
  text!: string;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null;
}

@BelongsTo('PARENT')
@ObjectType('Vocabulary', { description: 'A closed list of what may be said in a tier.', simpleResolvers: true })
export class VocabularyType {
  @Field(() => String, { description: 'Its name.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'What it is for.' })
  description!: string | null;

  @Field(() => [VocabularyEntryType], { description: 'What may be said.' })
  entries!: readonly VocabularyEntryType[];

  static of(this: void, { name, description, entries }: Vocabulary): VocabularyType {
    return Object.assign(new VocabularyType(), {
      ...{ name, description: description ?? null },
      entries: entries.map(({ id, text, description: about }) =>
        Object.assign(new VocabularyEntryType(), { id, text, description: about ?? null }),
      ),
    });
  }
}
