import 'reflect-metadata';
import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import { RequestLoaders } from '../api/request-loaders.ts';
import { ParameterError } from '../errors.ts';
import type { RequestContext } from '../request-context.ts';
import type { WebhookService } from './webhook.service.ts';
import { WebhookStore } from './webhook.store.ts';
import { attemptsKept, type DeliveryAttempt, type WebhookRecord } from './webhook.ts';
import { NewWebhookArguments, Webhook, WebhookAttempt, WebhookWithSecret } from './webhook.type.ts';

@Resolver(() => Webhook)
export class WebhookResolver {
  private readonly attemptsOf = new RequestLoaders<RequestContext, number, readonly DeliveryAttempt[]>(
    async (ids, limit, { graph }) => await new WebhookStore(graph).attempts(ids, limit),
    [],
  );

  constructor(private readonly service: WebhookService) {}

  @Allows('WHOLE_PERSON')
  @Query(() => [Webhook], { description: 'Your webhooks, the oldest first; 20 at most.' })
  async webhooks(@Ctx() { graph, reader }: RequestContext): Promise<Webhook[]> {
    return (await new WebhookStore(graph).list(reader.ownerId)).map(Webhook.of);
  }

  @Allows('WHOLE_PERSON')
  @Query(() => Webhook, { nullable: true, description: 'One of your webhooks, or null.' })
  async webhook(
    @Arg('id', () => ID, { description: 'Id of the webhook.' }) id: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Webhook | null> {
    const record = await new WebhookStore(graph).read(id, reader.ownerId);
    return record === undefined ? null : Webhook.of(record);
  }

  @Allows('WHOLE_PERSON')
  @Mutation(() => WebhookWithSecret, {
    description:
      'Has changes of mappings sent to an address, by the filters of `mappingChanged`: in order, each at least once, up ' +
      'to 50 in a message, signed by the Standard Webhooks scheme. The secret is shown only this once.',
  })
  async createWebhook(
    @Args(() => NewWebhookArguments) { url, description, after, ...filter }: NewWebhookArguments,
    @Ctx() { reader }: RequestContext,
  ): Promise<WebhookWithSecret> {
    return withSecret(await this.service.create({ url, description, after, filter }, reader.ownerId));
  }

  @Allows('WHOLE_PERSON')
  @Mutation(() => Webhook, { description: 'Sends nothing more until `resumeWebhook`; its place in the log is kept.' })
  async pauseWebhook(
    @Arg('id', () => ID, { description: 'Id of the webhook.' }) id: string,
    @Ctx() { reader }: RequestContext,
  ): Promise<Webhook> {
    return Webhook.of(await this.service.pause(id, reader.ownerId));
  }

  @Allows('WHOLE_PERSON')
  @Mutation(() => Webhook, {
    description: 'Goes on with a webhook that was paused or given up, or whose next try is not due yet; at once.',
  })
  async resumeWebhook(
    @Arg('id', () => ID, { description: 'Id of the webhook.' }) id: string,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Go on behind this cursor: an earlier one sends changes again, a later one leaves some out.',
    })
    after: string | null,
    @Ctx() { reader }: RequestContext,
  ): Promise<Webhook> {
    return Webhook.of(await this.service.resume(id, reader.ownerId, after));
  }

  @Allows('WHOLE_PERSON')
  @Mutation(() => WebhookWithSecret, {
    description: 'A new secret. For 24 hours messages carry signatures by both, so that receivers can change over.',
  })
  async rotateWebhookSecret(
    @Arg('id', () => ID, { description: 'Id of the webhook.' }) id: string,
    @Ctx() { reader }: RequestContext,
  ): Promise<WebhookWithSecret> {
    return withSecret(await this.service.rotate(id, reader.ownerId));
  }

  @Allows('WHOLE_PERSON')
  @Mutation(() => ID, { description: 'Takes a webhook away, with what is remembered of it.' })
  async deleteWebhook(
    @Arg('id', () => ID, { description: 'Id of the webhook.' }) id: string,
    @Ctx() { reader }: RequestContext,
  ): Promise<string> {
    await this.service.delete(id, reader.ownerId);
    return id;
  }

  @FieldResolver(() => [WebhookAttempt], { description: 'The latest tries to deliver, the latest first.' })
  async attempts(
    @Root() webhook: Webhook,
    @Arg('first', () => Int, { defaultValue: 10, description: '1 to 50, as many as are remembered.' }) first: number,
    @Ctx() request: RequestContext,
  ): Promise<WebhookAttempt[]> {
    if (first < 1 || first > attemptsKept) throw new ParameterError(`first is 1 to ${attemptsKept}, got ${first}`);
    return (await this.attemptsOf.load(webhook.id, first, request)).map(WebhookAttempt.of);
  }
}

function withSecret({ webhook, secret }: { webhook: WebhookRecord; secret: string }): WebhookWithSecret {
  return Object.assign(new WebhookWithSecret(), { webhook: Webhook.of(webhook), secret });
}
