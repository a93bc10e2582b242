import 'reflect-metadata';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import { Instant } from '../../api/scalars.ts';
import type { LanguageName, TierConstraint } from './annotation-document.ts';
import type { AnnotationRecord, DocumentOrigin, DocumentRecord } from './annotation-record.ts';
import type { ListedTier } from './annotation.store.ts';

enum DocumentOriginName {
  FILE = 'FILE',
  PERSON = 'PERSON',
}
registerEnumType(DocumentOriginName, {
  name: 'AnnotationOrigin',
  description: 'Where a document of annotations came from.',
  valuesConfig: {
    FILE: { description: 'It was put in as a file.' },
    PERSON: { description: 'It is what one person said of the recording here.' },
  },
});

export enum TierKindName {
  INTERVALS = 'INTERVALS',
  POINTS = 'POINTS',
}
registerEnumType(TierKindName, {
  name: 'TierKind',
  description: 'What the annotations of a tier are of.',
  valuesConfig: {
    INTERVALS: { description: 'From one moment to another.' },
    POINTS: { description: 'Single moments.' },
  },
});

export enum TierConstraintName {
  TIME_SUBDIVISION = 'TIME_SUBDIVISION',
  INCLUDED_IN = 'INCLUDED_IN',
  SYMBOLIC_SUBDIVISION = 'SYMBOLIC_SUBDIVISION',
  SYMBOLIC_ASSOCIATION = 'SYMBOLIC_ASSOCIATION',
}
registerEnumType(TierConstraintName, {
  name: 'TierConstraint',
  description: "How a tier's annotations lie within those of the tier that it depends on, as ELAN names it.",
  valuesConfig: {
    TIME_SUBDIVISION: { description: 'They divide them without gaps.' },
    INCLUDED_IN: { description: 'They lie within them.' },
    SYMBOLIC_SUBDIVISION: { description: 'A row of parts without times.' },
    SYMBOLIC_ASSOCIATION: { description: 'One for each of them, with the same times.' },
  },
});

@BelongsTo('PARENT')
@ObjectType('AnnotationLanguage', { description: 'A language as a document names it.', simpleResolvers: true })
export class AnnotationLanguage {
  @Field(() => String, { nullable: true, description: 'ISO 639-3.' })
  iso639!: string | null;

  @Field(() => String, { nullable: true, description: "Glottolog's code." })
  glottocode!: string | null;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  name!: string | null;

  static of(this: void, { iso639_3, glottocode, name }: LanguageName): AnnotationLanguage {
    const told = { iso639: iso639_3 ?? null, glottocode: glottocode ?? null, name: name ?? null };
    return Object.assign(new AnnotationLanguage(), told);
  }
}

@BelongsTo('RECORDING')
@ObjectType('Annotation', {
  description: 'What is said of a stretch or a moment of a recording.',
  simpleResolvers: true,
})
export class Annotation {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The tier that it is in.' })
  tierId!: string;

  @Field(() => Float, { description: 'Start in seconds from the start of the recording.' })
  startSeconds!: number;

  @Field(() => Float, { description: 'End in seconds; the start again where it is a moment.' })
  endSeconds!: number;

  @Field(() => Boolean, { description: 'Whether the times are its own; otherwise they follow from its parent.' })
  isAligned!: boolean;

  @Field(() => String, { description: 'What is said.' })
  text!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The annotation that it belongs to, in the tier that its tier depends on.',
  })
  parentId!: string | null;

  @Field(() => String, { nullable: true, description: "The entry of the tier's vocabulary that the text is of." })
  entryId!: string | null;

  @Field(() => Float, { nullable: true, description: 'From this frequency on, in Hz.' })
  lowHz!: number | null;

  @Field(() => Float, { nullable: true, description: 'Up to this frequency, in Hz.' })
  highHz!: number | null;

  @Field(() => ID, { nullable: true, description: 'The inferred statement in place of which it is said.' })
  statementId!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Where it stands for a statement: whether that is not so at all.',
  })
  rejected!: boolean | null;

  @Field(() => Int, { description: 'Grows with each edit; to be given with the next.' })
  revision!: number;

  @Field(() => ID, { nullable: true, description: 'Who edited it last; null where it is as the file had it.' })
  editedById!: string | null;

  editedAtMs!: number | null;

  @Field(() => Instant, { nullable: true, description: 'When it was edited last.' })
  get editedAt(): number | null {
    return this.editedAtMs;
  }

  static of(this: void, record: AnnotationRecord): Annotation {
    const { resolvedStartSeconds: startSeconds, resolvedEndSeconds: endSeconds } = record;
    return Object.assign(new Annotation(), record, {
      ...{ startSeconds, endSeconds, isAligned: record.startSeconds !== null },
    });
  }
}

export const AnnotationConnection = connectionType<Annotation>({
  name: 'Annotation',
  items: 'annotations',
  node: () => Annotation,
});

@BelongsTo('RECORDING')
@ObjectType('Tier', {
  description: 'Annotations of one sort, such as the words of one speaker.',
  simpleResolvers: true,
})
export class Tier {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The document that it is in.' })
  documentId!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => String, { description: 'Its name, unique in its document.' })
  name!: string;

  @Field(() => TierKindName, { description: 'What its annotations are of.' })
  kind!: `${TierKindName}`;

  @Field(() => ID, { nullable: true, description: 'The tier that it depends on.' })
  parentId!: string | null;

  @Field(() => TierConstraintName, { nullable: true, description: 'How its annotations lie in those of that tier.' })
  constraint!: TierConstraint | null;

  @Field(() => String, { nullable: true, description: 'Whose speech or behaviour it is.' })
  participant!: string | null;

  @Field(() => String, { nullable: true, description: 'Who wrote it.' })
  annotator!: string | null;

  @Field(() => AnnotationLanguage, { nullable: true, description: 'The language of its texts, where it is told.' })
  language!: AnnotationLanguage | null;

  @Field(() => String, { nullable: true, description: 'The name of the vocabulary that its texts are from.' })
  vocabulary!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Of a tier of corrections: what is corrected, such as `sound-events` or `phones`.',
  })
  statementKind!: string | null;

  @Field(() => Int, { description: 'How many annotations it has.' })
  annotationCount!: number;

  static of(this: void, record: Omit<ListedTier, 'annotationCount'> & { annotationCount?: number }): Tier {
    const { iso639_3, glottocode, languageName, annotationCount = 0 } = record;
    const language = {
      ...(iso639_3 !== null && { iso639_3 }),
      ...(glottocode !== null && { glottocode }),
      ...(languageName !== null && { name: languageName }),
    };
    const isTold = Object.keys(language).length > 0;
    return Object.assign(new Tier(), record, {
      annotationCount,
      language: isTold ? AnnotationLanguage.of(language) : null,
    });
  }
}

@BelongsTo('RECORDING')
@ObjectType('AnnotationDocument', {
  description: 'What a file, or a person here, says of a recording, tier by tier.',
  simpleResolvers: true,
})
export class AnnotationDocumentType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The recording.' })
  recordingId!: string;

  @Field(() => DocumentOriginName, { description: 'Where it came from.' })
  origin!: DocumentOrigin;

  @Field(() => String, { nullable: true, description: 'The format of the file that it came in.' })
  format!: string | null;

  @Field(() => String, { nullable: true, description: "The file's name, where it was told." })
  fileName!: string | null;

  @Field(() => ID, { description: 'Who put it in, or says it.' })
  createdById!: string;

  createdAtMs!: number;

  @Field(() => Instant, { description: 'When it was put in, or begun.' })
  get createdAt(): number {
    return this.createdAtMs;
  }

  @Field(() => Boolean, { description: 'Whether it is other than the file that it came in.' })
  isEdited!: boolean;

  @Field(() => Int, { description: 'How many tiers it has.' })
  tierCount!: number;

  @Field(() => Int, { description: 'How many annotations they have in all.' })
  annotationCount!: number;

  static of(this: void, record: DocumentRecord): AnnotationDocumentType {
    return Object.assign(new AnnotationDocumentType(), record, { isEdited: record.editedRevision !== null });
  }
}
