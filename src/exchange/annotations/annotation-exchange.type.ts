import 'reflect-metadata';
import { ArgsType, createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { InferredFieldArguments } from '../../inference/inferred-field-arguments.ts';
import { Transcript } from '../../phonetics/transcripts/transcript.type.ts';
import { AnnotationsConflict } from '../../review/annotations/annotation-edit.type.ts';
import { AnnotationDocumentType } from '../../review/annotations/annotation.type.ts';
import type { AnnotationFormatError } from './annotation-format.errors.ts';
import type { EditedFormer } from '../../review/annotations/document.store.ts';

const editedFormers: Readonly<Record<EditedFormer, EditedFormer>> = { REPLACE: 'REPLACE', KEEP_BOTH: 'KEEP_BOTH' };
registerEnumType(editedFormers, {
  name: 'EditedFormer',
  description: 'What becomes of a file that was put in before under the same name, and edited here since.',
  valuesConfig: {
    REPLACE: { description: 'The new one takes its place; the edits are lost.' },
    KEEP_BOTH: { description: 'It stays, and the new one stands beside it.' },
  },
});

@ArgsType()
export class ImportAnnotationsArguments {
  @Field(() => ID, { description: 'The recording that it is of.' })
  recordingId!: string;

  @Field(() => String, { nullable: true, description: 'The text of the file.' })
  text?: string | null;

  @Field(() => ID, { nullable: true, description: 'Or its bytes, as `POST /media` answered; for long ones.' })
  uploadId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'A name of `annotationFormats`; guessed from the name and the beginning of the file unless said.',
  })
  format?: string | null;

  @Field(() => String, { nullable: true, description: "The file's name; that of the upload unless said." })
  fileName?: string | null;

  @Field(() => editedFormers, {
    nullable: true,
    description: 'What becomes of your former file of that name where it was edited; refused unless said.',
  })
  editedFormer?: EditedFormer | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Name of a tier with times of its own, which becomes the recording's transcript too; none unless said.",
  })
  transcriptTier?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Its language, as ISO 639 has it; that of the tier, or of the recording's lexicon, unless said.",
  })
  transcriptLanguage?: string | null;
}

@ArgsType()
export class ExportAnnotationsArguments extends InferredFieldArguments {
  @Field(() => String, { description: 'A name of `annotationFormats`.' })
  format!: string;

  @Field(() => ID, { nullable: true, description: 'Only this document; all of the recording unless said.' })
  documentId?: string | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Names of tiers, with which come those that they depend on, and of what is inferred: `sound-events`, `sources`, `phones`, `respelling`, ' +
      '`forms`, `visual-contexts`, `emotion`, `transcripts`. Unless said, all tiers and nothing that is inferred.',
  })
  tiers?: string[] | null;
}

@BelongsTo('NOBODY')
@ObjectType('AnnotationFormat', { description: 'A format of files of annotations.', simpleResolvers: true })
export class AnnotationFormatType {
  @Field(() => ID, { description: 'By which it is asked for.' })
  name!: string;

  @Field(() => String, { description: 'As people call it.' })
  title!: string;

  @Field(() => [String], { description: 'Ends of the names of its files; the first is what is written.' })
  extensions!: readonly string[];

  @Field(() => String, { description: 'Media type.' })
  mimeType!: string;
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'A file of annotations was put in.', simpleResolvers: true })
export class AnnotationsImported {
  @Field(() => AnnotationDocumentType, { description: 'What is there now.' })
  document!: AnnotationDocumentType;

  @Field(() => Boolean, { description: 'False where the same was there already.' })
  created!: boolean;

  @Field(() => [ID], { description: 'Of former documents that it took the place of.' })
  replacedIds!: readonly string[];

  @Field(() => Transcript, { nullable: true, description: 'The transcript that `transcriptTier` became.' })
  transcript!: Transcript | null;
}

@BelongsTo('NOBODY')
@ObjectType({ description: 'A file that is not what its format wants. Nothing was put in.', simpleResolvers: true })
export class AnnotationFileRefused {
  @Field(() => String, { description: 'BAD_ANNOTATIONS.' })
  code!: string;

  @Field(() => String, { description: 'What is wrong, where, and what to do about it.' })
  message!: string;

  @Field(() => String, { description: 'The format that it was read as.' })
  format!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The first line that is wrong, from 1; null for the file as a whole.',
  })
  line!: number | null;

  @Field(() => Int, { nullable: true, description: 'Where in that line, from 1; null for all of it.' })
  column!: number | null;

  static of(this: void, { code, message, format, line, column }: AnnotationFormatError): AnnotationFileRefused {
    return Object.assign(new AnnotationFileRefused(), { code, message, format, line, column });
  }
}

export const AnnotationImportResult = createUnionType({
  name: 'AnnotationImportResult',
  description: 'What became of a file of annotations that was to be put in.',
  types: () => [AnnotationsImported, AnnotationFileRefused, AnnotationsConflict] as const,
});

@BelongsTo('NOBODY')
@ObjectType({
  description: 'Something that a file leaves out since its format has no place for it.',
  simpleResolvers: true,
})
export class AnnotationLoss {
  @Field(() => String, { description: 'Such as `frequencies`.' })
  what!: string;

  @Field(() => String, { description: 'Such as the name of a tier.' })
  where!: string;
}

@BelongsTo('RECORDING')
@ObjectType({ description: 'What is said of a recording, as a file.', simpleResolvers: true })
export class AnnotationExport {
  @Field(() => String, { description: 'Its name.' })
  fileName!: string;

  @Field(() => String, { description: 'Media type.' })
  mimeType!: string;

  @Field(() => String, { description: 'Path on this server where the same is downloaded.' })
  path!: string;

  @Field(() => Float, { description: 'How many bytes it has.' })
  sizeBytes!: number;

  @Field(() => String, { description: 'The whole file.' })
  text!: string;

  @Field(() => [AnnotationLoss], { description: 'What the format cannot say; none where all is in the file.' })
  losses!: readonly AnnotationLoss[];
}
