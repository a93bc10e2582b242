import type { CredentialKind, Outcome } from '../request-context.ts';

/** Who did what, as the log has it. */
export interface AuditEntryRecord {
  readonly id: string;
  readonly atMs: number;
  readonly personId: string;
  readonly credentialKind: CredentialKind;
  readonly credentialId?: string | null;
  readonly operation: string;
  readonly subjectIds: readonly string[];
  /** Collections and lexicons in which it was done, as far as they are known. */
  readonly placeIds: readonly string[];
  readonly requestId: string;
  /** BEGUN where nothing was written of its end: the program was stopped. */
  readonly outcome: Outcome | 'BEGUN';
  readonly code?: string | null;
}

export interface AuditFilter {
  readonly personId?: string | null | undefined;
  readonly operation?: string | null | undefined;
  readonly outcome?: string | null | undefined;
  /** Named by it, or where it was done. */
  readonly subjectId?: string | null | undefined;
  readonly fromMs?: number | null | undefined;
  readonly toMs?: number | null | undefined;
}
