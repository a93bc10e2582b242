import type { MappingChangeFilter } from '../meaning/mapping-change-filter.ts';

/** PAUSED: by its owner. DISABLED: by the server, for the stated reason. */
export type WebhookStatus = 'ACTIVE' | 'PAUSED' | 'DISABLED';

/** An address that is told of changes, as the graph holds it. */
export interface WebhookRecord {
  readonly id: string;
  readonly ownerId: string;
  readonly url: string;
  readonly description: string;
  readonly status: WebhookStatus;
  /** Why it is DISABLED. */
  readonly statusReason: string | null;
  readonly filter: MappingChangeFilter;
  /** Place in the change log: what lies before has been delivered, or was not for it. */
  readonly position: number;
  /** Where the message that is being delivered ends: the next try is to have the same bounds. */
  readonly pendingUpTo: number | null;
  /** Failed tries since the last that was accepted. */
  readonly failures: number;
  readonly failingSinceMs: number | null;
  /** No earlier than then. */
  readonly nextAttemptAtMs: number;
  readonly lastDeliveredAtMs: number | null;
  readonly createdAtMs: number;
}

/** What messages are signed with. */
export interface WebhookSecrets {
  /** As receivers are given it: `whsec_` and base64. */
  readonly secret: string;
  /** The one before, while it still signs as well. */
  readonly formerSecret: string | null;
}

/** One try to deliver one message. */
export interface DeliveryAttempt {
  readonly messageId: string;
  /** Changes in the message. */
  readonly changeCount: number;
  /** Place in the change log of the last of them. */
  readonly upTo: number;
  readonly startedAtMs: number;
  readonly durationMs: number;
  readonly delivered: boolean;
  /** What the receiver answered; absent where it did not. */
  readonly statusCode: number | null;
  /** Why it does not count as delivered. */
  readonly error: string | null;
}

/** Webhooks of one owner at most. */
export const mostWebhooks = 20;
/** Tries that are remembered of each webhook. */
export const attemptsKept = 50;
/** Changes in one message at most. */
export const mostChangesInMessage = 50;
/** How long a secret that was replaced signs beside the new one. */
export const formerSecretMs = 24 * 3_600_000;
