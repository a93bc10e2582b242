import 'reflect-metadata';
import { Extensions } from 'type-graphql';

/** What a rule may name an object of, by its id; see `find-whose.cypher`. */
export type SubjectKind =
  | 'COLLECTION'
  | 'LEXICON'
  | 'RECORDING'
  | 'MAPPING'
  | 'SOUND_FORM'
  | 'CONCEPT'
  | 'SOURCE'
  | 'TRANSCRIPT'
  | 'BEHAVIOUR_NOTE'
  | 'ANNOTATION_DOCUMENT'
  | 'TIER'
  | 'ANNOTATION';

/** Which argument names the object in whose collection or lexicon the role is needed. */
export interface Subject {
  readonly of: SubjectKind;
  /** The argument with its id or ids, or several; `input.recordingId` for a field of one. */
  readonly by: string | readonly string[];
}

/**
 * Who may ask for a root field.
 * - `ANYBODY`: it is nobody's, such as a list of categories.
 * - `READER`: whoever asks, and they are answered with what they may read; the filter is in the query.
 * - `SIGNED_IN`: whoever showed who they are. What else it takes is said where it is done.
 * - `WHOLE_PERSON`: the same, and not by a key that is narrowed: it is about what is theirs.
 * - `ADMIN`: an administrator.
 * - `ANNOTATOR`, `OWNER`: whoever has that role where the subject belongs.
 */
export type Rule =
  | { readonly needs: 'ANYBODY' | 'READER' | 'SIGNED_IN' | 'WHOLE_PERSON' | 'ADMIN' }
  | { readonly needs: 'ANNOTATOR' | 'OWNER'; readonly subject: Subject };

/** Says who may ask for a query, a mutation or a subscription. Each has one, or the schema is not built. */
export function Allows(needs: 'ANYBODY' | 'READER' | 'SIGNED_IN' | 'WHOLE_PERSON' | 'ADMIN'): MethodDecorator;
export function Allows(needs: 'ANNOTATOR' | 'OWNER', subject: Subject): MethodDecorator;
export function Allows(needs: Rule['needs'], subject?: Subject): MethodDecorator {
  return Extensions({ allows: { needs, ...(subject && { subject }) } });
}

/**
 * Whose the objects of a type are: who may see one follows from it. `PARENT`: of what it was reached by, such as a page or
 * an edge of a list. `NOBODY`: general knowledge.
 */
export type Whose = 'COLLECTION' | 'RECORDING' | 'LEXICON' | 'PERSON' | 'ADMIN' | 'PARENT' | 'NOBODY';

/** Says whose the objects of a type are. Each object type has one, or the schema is not built. */
export function BelongsTo(whose: Whose): ClassDecorator {
  return Extensions({ belongsTo: whose });
}
