import 'reflect-metadata';
import { Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { ParameterError } from '../../errors.ts';
import { loadOptions } from '../../inference/inferred-field-arguments.ts';
import type { Lanes } from '../../inference/lanes.ts';
import type { ContentStore } from '../../media/content-store.ts';
import { Transcript } from '../../phonetics/transcripts/transcript.type.ts';
import { Recording } from '../../recording/recording.type.ts';
import { uploadBytes } from '../../recording/upload-bytes.ts';
import type { RequestContext } from '../../request-context.ts';
import { AnnotationsConflict } from '../../review/annotations/annotation-edit.type.ts';
import { annotatorOf } from '../../review/annotations/annotation-editing.resolver.ts';
import { EditedDocumentError } from '../../review/annotations/annotation.errors.ts';
import { AnnotationDocumentType } from '../../review/annotations/annotation.type.ts';
import {
  AnnotationExport,
  AnnotationFileRefused,
  AnnotationFormatType,
  AnnotationImportResult,
  AnnotationLoss,
  AnnotationsImported,
  ExportAnnotationsArguments,
  ImportAnnotationsArguments,
} from './annotation-exchange.type.ts';
import { AnnotationFormatError } from './annotation-format.errors.ts';
import { downloadPath } from './download-path.ts';
import { exportAnnotations, type AnnotationsToExport } from './export-annotations.ts';
import { annotationFormats } from './formats.ts';
import { checkAnnotationsSize, importAnnotations } from './import-annotations.ts';

@Resolver(() => Recording)
export class AnnotationExchangeResolver {
  constructor(
    private readonly lanes: Pick<Lanes, 'call'>,
    private readonly content: Pick<ContentStore, 'has' | 'path'>,
  ) {}

  @Allows('ANYBODY')
  @Query(() => [AnnotationFormatType], { description: 'Every format in which annotations are put in and given out.' })
  annotationFormats(): readonly AnnotationFormatType[] {
    return annotationFormats.map(({ name, title, extensions, mimeType }) =>
      Object.assign(new AnnotationFormatType(), { name, title, extensions, mimeType }),
    );
  }

  @Allows('ANNOTATOR', { of: 'RECORDING', by: 'recordingId' })
  @Mutation(() => AnnotationImportResult, {
    description:
      'Puts a file of annotations in beside its recording, whole or not at all. It takes the place of what you put in before under the same ' +
      'name, unless that was edited here. A file with a fault is refused, with the first place that is wrong.',
  })
  async importAnnotations(
    @Args(() => ImportAnnotationsArguments) args: ImportAnnotationsArguments,
    @Ctx() request: RequestContext,
  ): Promise<AnnotationsImported | AnnotationFileRefused | AnnotationsConflict> {
    const { recordingId, text, uploadId, format, fileName, editedFormer, transcriptTier, transcriptLanguage } = args;
    if ((text == null) === (uploadId == null)) throw new ParameterError('give either text or uploadId');
    const { graph, signal } = request;
    try {
      const upload =
        uploadId == null ? undefined : await uploadBytes(uploadId, checkAnnotationsSize, this.content, request);
      const name = fileName ?? upload?.name;
      const what = {
        ...{ recordingId, content: upload?.bytes ?? text! },
        ...(name !== undefined && { fileName: name }),
        ...(format != null && { format }),
        ...(editedFormer != null && { editedFormer }),
        ...(transcriptTier != null && { transcriptTier }),
        ...(transcriptLanguage != null && { transcriptLanguage }),
      };
      const tools = { graph, lanes: this.lanes, signal };
      const who = await annotatorOf(request);
      const { document, isNew, replacedIds, transcript } = await importAnnotations(what, who, tools);
      const made = {
        ...{ document: AnnotationDocumentType.of(document), created: isNew, replacedIds },
        transcript: transcript && Transcript.of(transcript.transcript),
      };
      return Object.assign(new AnnotationsImported(), made);
    } catch (error) {
      if (error instanceof AnnotationFormatError) return AnnotationFileRefused.of(error);
      if (error instanceof EditedDocumentError) {
        const { code, message, documentId } = error;
        return Object.assign(new AnnotationsConflict(), { code, message, changedIds: [documentId] });
      }
      throw error;
    }
  }

  @FieldResolver(() => AnnotationExport, {
    description:
      'What is said of it as a file: its tiers, and beside them what was inferred where that is asked for, with corrections laid over it. To ' +
      'download: `/media/ID/annotations.EXTENSION?format=NAME`.',
    complexity: ({ childComplexity }) => 100 + childComplexity,
  })
  async exportAnnotations(
    @Root() { id: recordingId }: Recording,
    @Args(() => ExportAnnotationsArguments) args: ExportAnnotationsArguments,
    @Ctx() request: RequestContext,
  ): Promise<AnnotationExport> {
    const { format, documentId, tiers } = args;
    const asked: AnnotationsToExport = {
      ...{ recordingId, format },
      ...(documentId != null && { documentId }),
      ...(tiers != null && { tiers }),
    };
    const { fileName, mimeType, bytes, losses } = await exportAnnotations(
      asked,
      request,
      this.lanes,
      loadOptions(args),
    );
    return Object.assign(new AnnotationExport(), {
      ...{ fileName, mimeType, path: downloadPath(asked), sizeBytes: bytes.length },
      text: new TextDecoder().decode(bytes),
      losses: losses.map((loss) => Object.assign(new AnnotationLoss(), loss)),
    });
  }
}
