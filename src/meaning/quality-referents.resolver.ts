import 'reflect-metadata';
import { Arg, Ctx, ID, Mutation, Resolver } from 'type-graphql';
import { Allows } from '../api/allows.ts';
import type { RequestContext } from '../request-context.ts';
import type { QualityReferents } from './quality-referents.ts';

@Resolver()
export class QualityReferentsResolver {
  constructor(private readonly referents: QualityReferents) {}

  @Allows('OWNER', { of: 'LEXICON', by: 'lexiconId' })
  @Mutation(() => ID, {
    description:
      'Says whether forms of a lexicon may mean scenes and qualities of things, such as outdoors, red, two or left of, beside things. Off unless it is said, ' +
      'since with so much more in view what things are called is learned less surely. Everything in it is then learned anew. Answers with the lexicon’s id.',
  })
  async setQualityReferents(
    @Arg('lexiconId', () => ID, { description: 'A lexicon of yours; collections name theirs.' }) lexiconId: string,
    @Arg('isOn', () => Boolean, { description: 'Whether they may.' }) isOn: boolean,
    @Ctx() { reader }: RequestContext,
  ): Promise<string> {
    await this.referents.set(lexiconId, (await reader.access()).owned.lexiconIds, isOn);
    return lexiconId;
  }
}
