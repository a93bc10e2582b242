import 'reflect-metadata';
import { Arg, Ctx, FieldResolver, Float, Int, Resolver, Root } from 'type-graphql';
import { checkFirst } from '../../api/check-first.ts';
import { RequestLoaders } from '../../api/request-loaders.ts';
import { ParameterError } from '../../errors.ts';
import type { Lanes } from '../../inference/lanes.ts';
import { SoundForm } from '../../phonetics/forms/sound-form.type.ts';
import type { RequestContext } from '../../request-context.ts';
import { SoundingLexicalEntry } from './dataset.type.ts';
import { entriesOfForms, type EntriesAsked, type SoundingEntry } from './entries-of-forms.ts';

const mostEntries = 20;
const greatestDistance = 0.4;

/** What word lists say beside what was inferred. */
@Resolver(() => SoundForm)
export class SoundFormEntries {
  /** By the arguments, as text: all forms of a request that are asked alike are compared at once. */
  private readonly loaders: RequestLoaders<RequestContext, string, readonly SoundingEntry[]>;

  constructor(lanes: Pick<Lanes, 'call'>) {
    this.loaders = new RequestLoaders(async (ids, asked, { graph, reader, signal }) => {
      const { lexiconIds } = await reader.access();
      return await entriesOfForms(ids, JSON.parse(asked) as EntriesAsked, lexiconIds, { graph, lanes, signal });
    }, []);
  }

  @FieldResolver(() => [SoundingLexicalEntry], {
    description:
      'Words of the word lists beside its lexicon that sound as it does, the nearest first: by the phones of its most typical occurrence and the ' +
      'segments of the words. Nothing of that is learned from.',
    complexity: ({ args, childComplexity }) => 20 + Number(args['first'] ?? 5) * (1 + childComplexity),
  })
  async lexicalEntries(
    @Root() { id }: SoundForm,
    @Arg('first', () => Int, { defaultValue: 5, description: `How many at most, 1 to ${mostEntries}.` }) first: number,
    @Arg('maximumDistance', () => Float, {
      defaultValue: 0.1,
      description: `How far they may be, 0 (the same phones) to ${greatestDistance}; see \`distance\`.`,
    })
    maximumDistance: number,
    @Ctx() request: RequestContext,
  ): Promise<readonly SoundingLexicalEntry[]> {
    if (!(maximumDistance >= 0 && maximumDistance <= greatestDistance)) {
      throw new ParameterError(`maximumDistance is ${maximumDistance}; it must be from 0 to ${greatestDistance}`);
    }
    const asked: EntriesAsked = { first: checkFirst(first, mostEntries), maximumDistance };
    const found = await this.loaders.load(id, JSON.stringify(asked), request);
    return found.map(SoundingLexicalEntry.of);
  }
}
