import 'reflect-metadata';
import { Arg, Args, Ctx, ID, Int, Mutation, Resolver } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import type { RequestContext } from '../../request-context.ts';
import type { Annotator, EditedAnnotations } from './annotation-desk.ts';
import {
  AnnotationEditResult,
  AnnotationsConflict,
  AnnotationsEdited,
  AnnotationsRefused,
} from './annotation-edit.type.ts';
import { AnnotationEditing, type NewAnnotation } from './annotation-editing.ts';
import {
  AddTierArguments,
  AnnotateArguments,
  AnnotationEditInput,
  CorrectStatementArguments,
} from './annotation-editing.input.ts';
import { AnnotationRefusedError, AnnotationsChangedError } from './annotation.errors.ts';
import type { EditRequest } from './apply-edits.ts';
import { correctStatement, type Correction } from './correcting.ts';
import { DocumentStore } from './document.store.ts';
import type { NewTier } from './new-tier.ts';

type Edited = AnnotationsEdited | AnnotationsConflict | AnnotationsRefused;

const recording = { of: 'RECORDING', by: 'recordingId' } as const;

@Resolver(() => AnnotationsEdited)
export class AnnotationEditingResolver {
  @Allows('ANNOTATOR', recording)
  @Mutation(() => AnnotationEditResult, {
    description:
      'Says something of a stretch or a moment of a recording, in a tier that is there or in a new one of yours.',
  })
  annotate(
    @Args(() => AnnotateArguments) { recordingId, ...args }: AnnotateArguments,
    @Ctx() request: RequestContext,
  ): Promise<Edited> {
    return edited(async () => (await editing(request)).annotate(recordingId, told<NewAnnotation>(args)));
  }

  @Allows('ANNOTATOR', recording)
  @Mutation(() => AnnotationEditResult, {
    description:
      'Edits annotations of a recording, all or none. What shares a boundary with an edited one follows: its children at its ends, and its ' +
      'neighbours in a tier that divides its parents.',
  })
  editAnnotations(
    @Arg('recordingId', () => ID, { description: 'The recording.' }) recordingId: string,
    @Arg('edits', () => [AnnotationEditInput], { description: 'What is to become of each, 1 to 1000.' })
    edits: AnnotationEditInput[],
    @Ctx() request: RequestContext,
  ): Promise<Edited> {
    const asked = edits.map(({ delete: isDeleted, ...edit }) => ({ ...told<EditRequest>(edit), isDeleted }));
    return edited(async () => (await editing(request)).edit(recordingId, asked));
  }

  @Allows('ANNOTATOR', recording)
  @Mutation(() => AnnotationEditResult, { description: 'Adds a tier to a document, or to what you say yourself.' })
  addTier(
    @Args(() => AddTierArguments) { recordingId, iso639, ...args }: AddTierArguments,
    @Ctx() request: RequestContext,
  ): Promise<Edited> {
    const wanted = { ...told<NewTier>(args), ...(iso639 != null && { language: { iso639_3: iso639 } }) };
    return edited(async () => (await editing(request)).addTier(recordingId, wanted));
  }

  @Allows('ANNOTATOR', recording)
  @Mutation(() => AnnotationEditResult, { description: 'Gives a tier another name.' })
  renameTier(
    @Arg('recordingId', () => ID, { description: 'The recording.' }) recordingId: string,
    @Arg('tierId', () => ID, { description: 'The tier.' }) tierId: string,
    @Arg('name', () => String, { description: 'Its new name, unique in its document.' }) name: string,
    @Ctx() request: RequestContext,
  ): Promise<Edited> {
    return edited(async () => (await editing(request)).renameTier(recordingId, tierId, name));
  }

  @Allows('ANNOTATOR', recording)
  @Mutation(() => AnnotationEditResult, {
    description: 'Deletes a tier with all that is in it, and all tiers that depend on it. It can be undone.',
  })
  deleteTier(
    @Arg('recordingId', () => ID, { description: 'The recording.' }) recordingId: string,
    @Arg('tierId', () => ID, { description: 'The tier.' }) tierId: string,
    @Ctx() request: RequestContext,
  ): Promise<Edited> {
    return edited(async () => (await editing(request)).deleteTier(recordingId, tierId));
  }

  @Allows('SIGNED_IN')
  @Mutation(() => AnnotationEditResult, {
    description:
      'Says what is so in place of an inferred statement, which stays as it was inferred: whoever may annotate its recording may. What is ' +
      'not said is as you said it before, or as it was inferred.',
  })
  correctStatement(
    @Args(() => CorrectStatementArguments) { rejected, ...args }: CorrectStatementArguments,
    @Ctx() request: RequestContext,
  ): Promise<Edited> {
    const correction = { ...told<Correction>(args), ...(rejected != null && { isRejected: rejected }) };
    return edited(async () => correctStatement(correction, await annotatorOf(request), request.graph));
  }

  @Allows('ANNOTATOR', recording)
  @Mutation(() => AnnotationEditResult, {
    description: 'Takes your last edits of a recording back, the last first; also those of an earlier session.',
  })
  undoAnnotations(
    @Arg('recordingId', () => ID, { description: 'The recording.' }) recordingId: string,
    @Arg('count', () => Int, { defaultValue: 1, description: 'How many, 1 to 100.' }) count: number,
    @Ctx() request: RequestContext,
  ): Promise<Edited> {
    return edited(async () => (await editing(request)).undo(recordingId, count));
  }

  @Allows('ANNOTATOR', recording)
  @Mutation(() => AnnotationEditResult, {
    description: 'Does again what you took back last, unless you have edited the recording since.',
  })
  redoAnnotations(
    @Arg('recordingId', () => ID, { description: 'The recording.' }) recordingId: string,
    @Arg('count', () => Int, { defaultValue: 1, description: 'How many, 1 to 100.' }) count: number,
    @Ctx() request: RequestContext,
  ): Promise<Edited> {
    return edited(async () => (await editing(request)).redo(recordingId, count));
  }

  @Allows('ANNOTATOR', { of: 'ANNOTATION_DOCUMENT', by: 'id' })
  @Mutation(() => ID, {
    description:
      'Deletes a document of yours, or any in a collection that you own, with all that is in it; that cannot be undone. Answers with its id; an ' +
      'error of code CONFLICT where it was edited and `evenEdited` is not said.',
  })
  async deleteAnnotationDocument(
    @Arg('id', () => ID, { description: 'Id of the document.' }) id: string,
    @Arg('evenEdited', () => Boolean, { defaultValue: false, description: 'Also where it was edited here.' })
    evenEdited: boolean,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<string> {
    const { annotatable, owned } = await reader.access();
    const [annotatableIds, ownedIds] = [annotatable.collectionIds, owned.collectionIds];
    const who = { personId: reader.ownerId, annotatableIds, ownedIds };
    await new DocumentStore(graph).delete(id, who, evenEdited);
    return id;
  }
}

/** Who edits, and where they may. */
export async function annotatorOf({ reader }: Pick<RequestContext, 'reader'>): Promise<Annotator> {
  return { personId: reader.ownerId, collectionIds: (await reader.access()).annotatable.collectionIds };
}

async function editing(request: RequestContext): Promise<AnnotationEditing> {
  return new AnnotationEditing(request.graph, await annotatorOf(request));
}

/** What a client says, without what it leaves open. */
function told<Value>(args: object): Value {
  return Object.fromEntries(Object.entries(args).filter(([, value]) => value != null)) as Value;
}

async function edited(edit: () => Promise<EditedAnnotations>): Promise<Edited> {
  try {
    return AnnotationsEdited.of(await edit());
  } catch (error) {
    if (error instanceof AnnotationsChangedError) {
      const { code, message, changedIds } = error;
      return Object.assign(new AnnotationsConflict(), { code, message, changedIds });
    }
    if (error instanceof AnnotationRefusedError) {
      const { reason: code, message, subjectId } = error;
      return Object.assign(new AnnotationsRefused(), { code, message, subjectId });
    }
    throw error;
  }
}
