import 'reflect-metadata';
import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../api/allows.ts';
import { changeCursor } from '../api/change-subscription.ts';
import { Instant } from '../api/scalars.ts';
import type { CrossingDirection } from '../meaning/mapping-change-filter.ts';
import { CrossingDirectionName, MappingChangeArguments } from '../meaning/mapping-change-filter.type.ts';
import type { MappingStatus } from '../meaning/mapping.ts';
import { MappingStatusName } from '../meaning/mapping.type.ts';
import type { DeliveryAttempt, WebhookRecord, WebhookStatus } from './webhook.ts';

export enum WebhookStatusName {
  ACTIVE = 'ACTIVE',
  PAUSED = 'PAUSED',
  DISABLED = 'DISABLED',
}
registerEnumType(WebhookStatusName, {
  name: 'WebhookStatus',
  description: 'Whether a webhook is sent to.',
  valuesConfig: {
    ACTIVE: { description: 'It is told of changes as they come.' },
    PAUSED: { description: 'Its owner has paused it.' },
    DISABLED: { description: 'The server has given it up; `statusReason` says why. `resumeWebhook` tries again.' },
  },
});

@BelongsTo('PARENT')
@ObjectType({ description: 'One try to deliver one message.', simpleResolvers: true })
export class WebhookAttempt {
  @Field(() => ID, { description: 'The message, as its `webhook-id` says; every try of it has the same.' })
  messageId!: string;

  @Field(() => Int, { description: 'Changes in the message.' })
  changeCount!: number;

  @Field(() => String, { description: 'Cursor of the last change that the message tells of, or of one behind it.' })
  cursor!: string;

  @Field(() => Instant, { description: 'When it was sent.' })
  startedAt!: number;

  @Field(() => Int, { description: 'Milliseconds until it was answered or given up.' })
  durationMs!: number;

  @Field(() => Boolean, { description: 'Whether it was answered with a status of 200 to 299.' })
  delivered!: boolean;

  @Field(() => Int, { nullable: true, description: 'Status of the answer; null where there was none.' })
  statusCode!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it does not count as delivered.' })
  error!: string | null;

  static of(this: void, { upTo, startedAtMs, ...attempt }: DeliveryAttempt): WebhookAttempt {
    return Object.assign(new WebhookAttempt(), attempt, { cursor: changeCursor(upTo), startedAt: startedAtMs });
  }
}

@BelongsTo('PERSON')
@ObjectType({ description: 'An address that is told of changes of mappings.', simpleResolvers: true })
export class Webhook {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'Where messages are sent.' })
  url!: string;

  @Field(() => String, { description: 'What it is for, in its owner’s words.' })
  description!: string;

  @Field(() => WebhookStatusName, { description: 'Whether it is sent to.' })
  status!: WebhookStatus;

  @Field(() => String, { nullable: true, description: 'Why the server has given it up.' })
  statusReason!: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this lexicon.' })
  lexiconId!: string | null;

  @Field(() => String, { nullable: true, description: 'Only of lexicons of this language.' })
  language!: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what this sound form means.' })
  formId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Only what means this concept.' })
  conceptId!: string | null;

  @Field(() => Float, { nullable: true, description: 'Only where the probability passes this value.' })
  crosses!: number | null;

  @Field(() => CrossingDirectionName, { nullable: true, description: 'Which way it passes.' })
  direction!: CrossingDirection | null;

  @Field(() => MappingStatusName, { nullable: true, description: 'Only mappings of this status.' })
  mappingStatus!: MappingStatus | null;

  @Field(() => String, { description: 'Up to here it has everything.' })
  cursor!: string;

  @Field(() => Instant, { description: 'When it was made.' })
  createdAt!: number;

  @Field(() => Instant, { nullable: true, description: 'When it last accepted a message.' })
  lastDeliveredAt!: number | null;

  @Field(() => Instant, { nullable: true, description: 'Since when it has accepted none that was sent.' })
  failingSince!: number | null;

  @Field(() => Int, { description: 'Failed tries since it last accepted a message.' })
  failures!: number;

  @Field(() => Instant, { nullable: true, description: 'When the message that failed is tried again.' })
  nextAttemptAt!: number | null;

  static of(this: void, record: WebhookRecord): Webhook {
    const { id, url, description, status, statusReason, filter, failures, nextAttemptAtMs } = record;
    const { lexiconId = null, language = null, formId = null, conceptId = null, crosses = null } = filter;
    return Object.assign(new Webhook(), {
      ...{ id, url, description, status, statusReason, failures },
      ...{ lexiconId, language, formId, conceptId, crosses },
      direction: crosses === null ? null : (filter.direction ?? 'EITHER'),
      mappingStatus: filter.status ?? null,
      cursor: changeCursor(record.position),
      createdAt: record.createdAtMs,
      lastDeliveredAt: record.lastDeliveredAtMs,
      failingSince: record.failingSinceMs,
      nextAttemptAt: status === 'ACTIVE' && failures > 0 ? nextAttemptAtMs : null,
    });
  }
}

@BelongsTo('PERSON')
@ObjectType({
  description: 'A webhook with the secret that its messages are signed with, which is shown only this once.',
})
export class WebhookWithSecret {
  @Field(() => Webhook, { description: 'The webhook.' })
  webhook!: Webhook;

  @Field(() => String, { description: 'As Standard Webhooks write it: `whsec_` and base64. Keep it.' })
  secret!: string;
}

@ArgsType()
export class NewWebhookArguments extends MappingChangeArguments {
  @Field(() => String, { description: 'Where to send messages: https, and public unless the operator allows others.' })
  url!: string;

  @Field(() => String, { defaultValue: '', description: 'What it is for, up to 200 characters.' })
  description!: string;

  @Field(() => String, {
    nullable: true,
    description: 'Begin behind this cursor of the change log, such as `latestCursor`; from now on unless said.',
  })
  after?: string | null;
}
