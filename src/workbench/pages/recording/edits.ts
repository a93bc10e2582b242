import type { Client } from 'urql';
import { graphql } from '../../api/generated/index.ts';
import type { EditOutcomeFragment } from '../../api/generated/graphql.ts';
import type { Correction, TierRow, TimelineItem } from '../../timeline/tier-row.ts';

const editAnnotations = graphql(`
  mutation EditAnnotations($recordingId: ID!, $edits: [AnnotationEditInput!]!) {
    editAnnotations(recordingId: $recordingId, edits: $edits) {
      ...EditOutcome
    }
  }

  fragment EditOutcome on AnnotationEditResult {
    __typename
    ... on AnnotationsEdited {
      revision
      annotations {
        ...AnnotationShown
      }
      deletedIds
      tiers {
        ...TierShown
      }
      deletedTierIds
    }
    ... on AnnotationsConflict {
      message
      changedIds
    }
    ... on AnnotationsRefused {
      message
    }
  }
`);

const annotateMutation = graphql(`
  mutation Annotate(
    $recordingId: ID!
    $tierId: ID
    $tierName: String
    $startSeconds: Float!
    $endSeconds: Float!
    $text: String!
  ) {
    annotate(
      recordingId: $recordingId
      tierId: $tierId
      tierName: $tierName
      startSeconds: $startSeconds
      endSeconds: $endSeconds
      text: $text
    ) {
      ...EditOutcome
    }
  }
`);

const correctStatement = graphql(`
  mutation CorrectStatement(
    $statementId: ID!
    $startSeconds: Float
    $endSeconds: Float
    $label: String
    $rejected: Boolean
  ) {
    correctStatement(
      statementId: $statementId
      startSeconds: $startSeconds
      endSeconds: $endSeconds
      label: $label
      rejected: $rejected
    ) {
      ...EditOutcome
    }
  }
`);

const renameTierMutation = graphql(`
  mutation RenameTier($recordingId: ID!, $tierId: ID!, $name: String!) {
    renameTier(recordingId: $recordingId, tierId: $tierId, name: $name) {
      ...EditOutcome
    }
  }
`);

const deleteTierMutation = graphql(`
  mutation DeleteTier($recordingId: ID!, $tierId: ID!) {
    deleteTier(recordingId: $recordingId, tierId: $tierId) {
      ...EditOutcome
    }
  }
`);

const undoMutation = graphql(`
  mutation UndoAnnotations($recordingId: ID!) {
    undoAnnotations(recordingId: $recordingId) {
      ...EditOutcome
    }
  }
`);

const redoMutation = graphql(`
  mutation RedoAnnotations($recordingId: ID!) {
    redoAnnotations(recordingId: $recordingId) {
      ...EditOutcome
    }
  }
`);

/** What could not be done, in the server's words. */
export class EditRefusedError extends Error {
  constructor(
    message: string,
    /** Annotations and tiers that somebody else has changed meanwhile. */
    readonly changedIds: readonly string[] = [],
  ) {
    super(message);
  }
}

export type Edited = Extract<EditOutcomeFragment, { __typename: 'AnnotationsEdited' }>;

/** Sends what a person changes. Each throws {EditRefusedError} where it cannot be so, or somebody else was faster. */
export class Edits {
  constructor(
    private readonly client: Client,
    private readonly recordingId: string,
  ) {}

  /** Another time or text of an item, of whichever row. */
  async change(row: TierRow, before: TimelineItem, after: TimelineItem): Promise<Edited> {
    const { recordingId } = this;
    const startSeconds = after.startSeconds === before.startSeconds ? null : after.startSeconds;
    const endSeconds = after.endSeconds === before.endSeconds ? null : after.endSeconds;
    const text = after.text === before.text ? null : after.text;
    if (row.origin === 'INFERRED') {
      const asked = { statementId: before.id, startSeconds, endSeconds, label: text };
      const { data, error } = await this.client.mutation(correctStatement, asked).toPromise();
      return editedOf(data?.correctStatement, error);
    }
    const edits = [{ id: before.id, revision: before.revision ?? 0, startSeconds, endSeconds, text }];
    const { data, error } = await this.client.mutation(editAnnotations, { recordingId, edits }).toPromise();
    return editedOf(data?.editAnnotations, error);
  }

  /** It goes, or is said not to be so where it was inferred. */
  async remove(row: TierRow, item: TimelineItem): Promise<Edited> {
    const { recordingId } = this;
    if (row.origin === 'INFERRED') {
      const asked = { statementId: item.id, rejected: true };
      const { data, error } = await this.client.mutation(correctStatement, asked).toPromise();
      return editedOf(data?.correctStatement, error);
    }
    const edits = [{ id: item.id, revision: item.revision ?? 0, delete: true }];
    const { data, error } = await this.client.mutation(editAnnotations, { recordingId, edits }).toPromise();
    return editedOf(data?.editAnnotations, error);
  }

  /** What was inferred stands again. */
  async restore({ id, revision }: Correction): Promise<Edited> {
    const { recordingId } = this;
    const edits = [{ id, revision, delete: true }];
    const { data, error } = await this.client.mutation(editAnnotations, { recordingId, edits }).toPromise();
    return editedOf(data?.editAnnotations, error);
  }

  /** @param tier its id, or the name of one of one's own */
  async add(
    tier: { readonly tierId: string } | { readonly tierName: string },
    [startSeconds, endSeconds]: readonly [number, number],
    text: string,
  ): Promise<Edited> {
    const asked = { recordingId: this.recordingId, ...tier, startSeconds, endSeconds, text };
    const { data, error } = await this.client.mutation(annotateMutation, asked).toPromise();
    return editedOf(data?.annotate, error);
  }

  async renameTier(tierId: string, name: string): Promise<Edited> {
    const asked = { recordingId: this.recordingId, tierId, name };
    const { data, error } = await this.client.mutation(renameTierMutation, asked).toPromise();
    return editedOf(data?.renameTier, error);
  }

  async deleteTier(tierId: string): Promise<Edited> {
    const asked = { recordingId: this.recordingId, tierId };
    const { data, error } = await this.client.mutation(deleteTierMutation, asked).toPromise();
    return editedOf(data?.deleteTier, error);
  }

  async undo(): Promise<Edited> {
    const { data, error } = await this.client.mutation(undoMutation, { recordingId: this.recordingId }).toPromise();
    return editedOf(data?.undoAnnotations, error);
  }

  async redo(): Promise<Edited> {
    const { data, error } = await this.client.mutation(redoMutation, { recordingId: this.recordingId }).toPromise();
    return editedOf(data?.redoAnnotations, error);
  }
}

function editedOf(outcome: EditOutcomeFragment | undefined, error: Error | undefined): Edited {
  if (!outcome) throw error ?? new EditRefusedError('the server did not answer');
  if (outcome.__typename === 'AnnotationsEdited') return outcome;
  throw new EditRefusedError(outcome.message, 'changedIds' in outcome ? outcome.changedIds : []);
}
