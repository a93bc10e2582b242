import 'reflect-metadata';
import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { RequestLoaders } from '../../api/request-loaders.ts';
import type { Lanes } from '../../inference/lanes.ts';
import type { RequestContext } from '../../request-context.ts';
import { InterpretationStore } from '../interpretation/interpretation.store.ts';
import { readPackedState, readRevision } from '../learner-state.store.ts';
import { MappingStore } from '../mapping.store.ts';
import { Mapping } from '../mapping.type.ts';
import type { ChangeOfMind } from './change-of-mind.ts';
import { ChangeOfMindType } from './change-of-mind.type.ts';
import type { MindsQuestion } from './try-minds.ts';

const trying = new URL('./try-minds.ts', import.meta.url);

@Resolver(() => Mapping)
export class ChangeOfMindResolver {
  /** What is known of a lexicon is read once a request; by lexicon, keys are mapping ids. */
  private readonly minds: RequestLoaders<RequestContext, string, ChangeOfMind | null>;

  constructor(lanes: Lanes) {
    this.minds = new RequestLoaders<RequestContext, string, ChangeOfMind | null>(
      async (ids, lexiconId, { graph, signal }) => {
        const store = new MappingStore(graph);
        const [found, revision, verdicts] = await Promise.all([
          store.read(ids, [lexiconId]),
          readRevision(graph, lexiconId),
          store.verdicts(lexiconId),
        ]);
        if (revision === undefined) return new Map<string, ChangeOfMind | null>();
        const pairs = [...found.values()].map(({ formId, conceptId }) => ({ formId, conceptId }));
        const known = new InterpretationStore(graph);
        const formIds = [...new Set(pairs.map(({ formId }) => formId))];
        const meanings = [...pairs, ...(await known.meanings(lexiconId, formIds))];
        const conceptIds = [...new Set(meanings.map(({ conceptId }) => conceptId))];
        const baseRates = [...(await known.baseRates(lexiconId, conceptIds))];
        const ask = (question: Pick<MindsQuestion, 'revision' | 'packed'>) =>
          lanes.call<readonly ChangeOfMind[] | undefined>(
            'meaning',
            trying,
            { ...question, lexiconId, verdicts, baseRates, pairs } satisfies MindsQuestion,
            { signal },
          );
        let minds = await ask({ revision });
        if (minds === undefined) {
          const packed = await readPackedState(graph, lexiconId);
          minds = packed && (await ask({ revision: packed.revision, packed }));
        }
        if (minds === undefined) return new Map<string, ChangeOfMind | null>();
        const tried = minds;
        return new Map([...found.keys()].map((id, place): [string, ChangeOfMind | null] => [id, tried[place]!]));
      },
      null,
    );
  }

  @FieldResolver(() => ChangeOfMindType, {
    nullable: true,
    description: 'What would change the learner’s mind on it; null before the lexicon has learned anything.',
    complexity: 100,
  })
  async whatWouldChange(@Root() mapping: Mapping, @Ctx() request: RequestContext): Promise<ChangeOfMindType | null> {
    const found = await this.minds.load(mapping.id, mapping.lexiconId, request);
    return found && Object.assign(new ChangeOfMindType(), { found });
  }
}
