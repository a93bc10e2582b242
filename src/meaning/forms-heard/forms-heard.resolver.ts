import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RequestLoaders } from '../../api/request-loaders.ts';
import type { RequestContext } from '../../request-context.ts';
import { SoundEvent } from '../../sound/sound-event.type.ts';
import { FormHeard } from './form-heard.type.ts';
import { formsHeard } from './forms-heard.ts';

/** A sound in its context: which words or calls are heard in it, and what they probably mean. */
@Resolver(() => SoundEvent)
export class FormsHeardInEvents {
  private readonly loaders = new RequestLoaders<RequestContext, 'event', readonly FormHeard[]>(
    (ids, _by, request) => formsHeard(ids, request),
    [],
  );

  @FieldResolver(() => [FormHeard], {
    description: 'Sound forms that are heard in it, by time; none before the lexicon has taken its recording in.',
  })
  forms(@Root() { id }: SoundEvent, @Ctx() request: RequestContext): Promise<readonly FormHeard[]> {
    return this.loaders.load(id, 'event', request);
  }
}
