import { ConflictError, ParameterError } from '../../errors.ts';

/** Why something cannot be said so. */
export type RefusalCode =
  | 'TIMES'
  | 'BEHIND_RECORDING'
  | 'NOT_A_POINT'
  | 'OUTSIDE_PARENT'
  | 'OVERLAPS'
  | 'NO_TIMES_OF_ITS_OWN'
  | 'PARENT'
  | 'TEXT'
  | 'TIER'
  | 'STATEMENT'
  | 'NOTHING_LEFT';

/** An edit that would make something that is no annotation. Nothing of it was done. */
export class AnnotationRefusedError extends ParameterError {
  override readonly code = 'ANNOTATION_REFUSED';
  constructor(
    readonly reason: RefusalCode,
    message: string,
    /** The annotation or tier meant, where it is there. */
    readonly subjectId: string | null = null,
  ) {
    super(message);
  }
}

/** Somebody else was faster. Nothing was done. */
export class AnnotationsChangedError extends ConflictError {
  constructor(
    /** Of annotations and tiers that are other than they were taken to be, or gone. */
    readonly changedIds: readonly string[],
    what = 'read them anew and say it again if it still holds',
  ) {
    super(`changed meanwhile: ${changedIds.slice(0, 10).join(', ')}${changedIds.length > 10 ? ' …' : ''}; ${what}`);
  }
}

/** A file was put in before and edited since; to replace or delete it would lose the edits. */
export class EditedDocumentError extends ConflictError {
  constructor(
    readonly documentId: string,
    readonly fileName: string,
    remedy = 'say whether to REPLACE it, which loses the edits, or to KEEP_BOTH',
  ) {
    super(`${fileName} was put in before (${documentId}) and edited here since; ${remedy}`);
  }
}
