import 'reflect-metadata';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../api/allows.ts';
import { connectionType } from '../api/connection.ts';
import { Instant } from '../api/scalars.ts';
import type { AuditEntryRecord } from './audit-entry.ts';
import { CredentialKindName } from './person.type.ts';

export enum AuditOutcome {
  BEGUN = 'BEGUN',
  DONE = 'DONE',
  REFUSED = 'REFUSED',
  FAILED = 'FAILED',
}
registerEnumType(AuditOutcome, {
  name: 'AuditOutcome',
  description: 'What became of something that somebody set out to do.',
  valuesConfig: {
    BEGUN: { description: 'It is being done, or the program was stopped before its end was written.' },
    DONE: { description: 'It was done.' },
    REFUSED: { description: 'They may not do it.' },
    FAILED: { description: 'It could not be done.' },
  },
});

@BelongsTo('ADMIN')
@ObjectType({ description: 'Who did what, when, by which credential. Never texts.', simpleResolvers: true })
export class AuditEntry {
  @Field(() => ID, { description: 'Id of the entry.' })
  id!: string;

  atMs!: number;

  @Field(() => Instant, { description: 'When it began.' })
  get at(): number {
    return this.atMs;
  }

  @Field(() => ID, { description: 'Who; `nobody` for those who did not show who they are.' })
  personId!: string;

  @Field(() => CredentialKindName, { description: 'By what they showed who they are.' })
  credentialKind!: CredentialKindName;

  @Field(() => ID, { nullable: true, description: 'Which key, session or token it was.' })
  credentialId!: string | null;

  @Field(() => String, { description: 'What: the name of a mutation, or `download`, `export`, `upload`, `signIn`.' })
  operation!: string;

  @Field(() => [ID], { description: 'What it named, and what was made.' })
  subjectIds!: readonly string[];

  @Field(() => [ID], { description: 'The collections and lexicons in which it was done, as far as they are known.' })
  placeIds!: readonly string[];

  @Field(() => ID, { description: 'The request; server logs have it too.' })
  requestId!: string;

  @Field(() => AuditOutcome, { description: 'What became of it.' })
  outcome!: AuditEntryRecord['outcome'];

  @Field(() => String, { nullable: true, description: 'Why not, as `extensions.code` has it.' })
  code!: string | null;

  static of(this: void, record: AuditEntryRecord): AuditEntry {
    return Object.assign(new AuditEntry(), { credentialId: null, code: null }, record);
  }
}

export const AuditEntryConnection = connectionType<AuditEntry>({
  name: 'AuditEntry',
  items: 'entries of the audit log',
  node: () => AuditEntry,
});
