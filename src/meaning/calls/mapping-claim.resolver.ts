import 'reflect-metadata';
import { Ctx, FieldResolver, registerEnumType, Resolver, Root } from 'type-graphql';
import { RequestLoaders } from '../../api/request-loaders.ts';
import { LexiconSpecies } from '../../recording/lexicon-species.ts';
import type { RequestContext } from '../../request-context.ts';
import { Mapping } from '../mapping.type.ts';

export enum MappingClaimName {
  MEANING = 'MEANING',
  ASSOCIATION = 'ASSOCIATION',
}
registerEnumType(MappingClaimName, {
  name: 'MappingClaim',
  description: 'What a mapping claims.',
  valuesConfig: {
    MEANING: { description: 'The form means the concept, with its probability.' },
    ASSOCIATION: {
      description:
        'The lexicon is of a species: calls of the form come with the concept, and no translation is claimed. `callHypotheses` tests that.',
    },
  },
});

@Resolver(() => Mapping)
export class MappingClaimResolver {
  private readonly species = new RequestLoaders<RequestContext, 'lexicon', string | null>(
    (ids, _by, { graph }) => new LexiconSpecies(graph).read(ids),
    null,
  );

  @FieldResolver(() => MappingClaimName, { description: 'What it claims: of a lexicon of a species no meaning.' })
  async claim(@Root() mapping: Mapping, @Ctx() request: RequestContext): Promise<MappingClaimName> {
    const species = await this.species.load(mapping.lexiconId, 'lexicon', request);
    return species === null ? MappingClaimName.MEANING : MappingClaimName.ASSOCIATION;
  }
}
