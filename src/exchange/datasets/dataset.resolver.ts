import 'reflect-metadata';
import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Allows } from '../../api/allows.ts';
import { ConnectionArguments, pageWindow } from '../../api/connection-arguments.ts';
import type { Connection } from '../../api/connection.ts';
import { page } from '../../api/page.ts';
import { NotFoundError, ParameterError } from '../../errors.ts';
import type { Lanes } from '../../inference/lanes.ts';
import type { ContentStore } from '../../media/content-store.ts';
import { uploadBytes } from '../../recording/upload-bytes.ts';
import type { RequestContext } from '../../request-context.ts';
import { AnnotationFormatError } from '../annotations/annotation-format.errors.ts';
import { AnnotationFileRefused } from '../annotations/annotation-exchange.type.ts';
import { DatasetStore, type EntryFilter } from './dataset.store.ts';
import {
  DatasetImported,
  DatasetImportResult,
  DatasetType,
  ExampleSentence,
  ExampleSentenceConnection,
  ImportDatasetArguments,
  LexicalEntriesArguments,
  LexicalEntry,
  LexicalEntryConnection,
} from './dataset.type.ts';
import { importDataset } from './import-dataset.ts';
import { checkDatasetSize } from './most-rows.ts';

const usualDatasets = 5;

@Resolver(() => DatasetType)
export class DatasetResolver {
  constructor(
    private readonly lanes: Pick<Lanes, 'call'>,
    private readonly content: Pick<ContentStore, 'has' | 'path'>,
  ) {}

  @Allows('READER')
  @Query(() => [DatasetType], {
    description: 'Word lists, texts and others that people have put in beside a lexicon, the newest first.',
    complexity: ({ childComplexity }) => usualDatasets * (1 + childComplexity),
  })
  async datasets(
    @Arg('lexiconId', () => ID, { description: 'The lexicon; collections name theirs.' }) lexiconId: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<readonly DatasetType[]> {
    const { lexiconIds } = await reader.access();
    if (!lexiconIds.includes(lexiconId)) throw new NotFoundError('lexicon', lexiconId);
    return (await new DatasetStore(graph).list([lexiconId])).map(DatasetType.of);
  }

  @Allows('READER')
  @Query(() => LexicalEntryConnection, {
    description: 'Words of the word lists that people have put in beside lexicons, by their forms.',
  })
  async lexicalEntries(
    @Args(() => LexicalEntriesArguments) args: LexicalEntriesArguments,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<Connection<LexicalEntry>> {
    const window = pageWindow('lexicalEntries:form', args, ['string', 'string']);
    const { lexiconIds } = await reader.access();
    const { lexiconId } = args;
    const within = lexiconId == null ? lexiconIds : lexiconIds.filter((id) => id === lexiconId);
    const rows = await new DatasetStore(graph).entries(filterOf(args), window, within);
    return page(rows, window, ({ formKey, id }) => [formKey, id], { nodeOf: LexicalEntry.of });
  }

  @Allows('ANNOTATOR', { of: 'LEXICON', by: 'lexiconId' })
  @Mutation(() => DatasetImportResult, {
    description:
      'Puts a dataset of the Cross-Linguistic Data Formats in beside a lexicon, whole or not at all. It takes the place of what you put in there before ' +
      'under the same name. One with a fault is refused, with the first place that is wrong.',
  })
  async importDataset(
    @Args(() => ImportDatasetArguments) { lexiconId, text, uploadId, fileName }: ImportDatasetArguments,
    @Ctx() request: RequestContext,
  ): Promise<DatasetImported | AnnotationFileRefused> {
    if ((text == null) === (uploadId == null)) throw new ParameterError('give either text or uploadId');
    const { graph, signal, reader } = request;
    try {
      const upload =
        uploadId == null ? undefined : await uploadBytes(uploadId, checkDatasetSize, this.content, request);
      const content = upload?.bytes ?? new TextEncoder().encode(text!);
      const name = fileName?.trim() || (upload?.name ?? 'forms.csv');
      const { lexiconIds } = (await reader.access()).annotatable;
      const who = { personId: reader.ownerId, lexiconIds };
      const tools = { graph, lanes: this.lanes, signal };
      const { dataset, isNew, replacedIds } = await importDataset({ lexiconId, fileName: name, content }, who, tools);
      const made = { dataset: DatasetType.of(dataset), created: isNew, replacedIds };
      return Object.assign(new DatasetImported(), made);
    } catch (error) {
      if (!(error instanceof AnnotationFormatError)) throw error;
      return AnnotationFileRefused.of(error);
    }
  }

  @Allows('ANNOTATOR', { of: 'LEXICON', by: 'lexiconId' })
  @Mutation(() => ID, {
    description:
      'Takes a dataset of yours away, or any where you own all of the lexicon, with all its words. Answers with its id.',
  })
  async deleteDataset(
    @Arg('lexiconId', () => ID, { description: 'The lexicon beside which it was put.' }) lexiconId: string,
    @Arg('datasetId', () => ID, { description: 'Id of the dataset.' }) datasetId: string,
    @Ctx() { graph, reader }: RequestContext,
  ): Promise<string> {
    const { annotatable, owned } = await reader.access();
    await new DatasetStore(graph).delete(lexiconId, datasetId, {
      ...{ personId: reader.ownerId, annotatableIds: annotatable.lexiconIds, ownedIds: owned.lexiconIds },
    });
    return datasetId;
  }

  @FieldResolver(() => ExampleSentenceConnection, { description: 'Its sentences, in their order.' })
  async examples(
    @Root() { id, exampleCount }: DatasetType,
    @Args(() => ConnectionArguments) args: ConnectionArguments,
    @Ctx() { graph }: RequestContext,
  ): Promise<Connection<ExampleSentence>> {
    const window = pageWindow('dataset:examples', args, ['number']);
    const { limit, backward, after, before } = window;
    // They are numbered without gaps.
    const first = after === undefined ? 0 : Number(after[0]) + 1;
    const behind = before === undefined ? exampleCount : Math.min(Number(before[0]), exampleCount);
    const from = backward ? Math.max(first, behind - limit - 1) : first;
    const count = Math.min(behind - from, limit + 1);
    const rows = count <= 0 ? [] : await new DatasetStore(graph).examples(id, from, count);
    const inOrder = backward ? rows.toReversed() : rows;
    return page(inOrder, window, ({ ordinal }) => [ordinal], { nodeOf: ExampleSentence.of });
  }
}

function filterOf({ datasetId, formPrefix, concept, language }: LexicalEntriesArguments): EntryFilter {
  return {
    ...(datasetId != null && { datasetId }),
    ...(formPrefix != null && { formPrefix }),
    ...(concept != null && concept !== '' && { concept }),
    ...(language != null && language !== '' && { language }),
  };
}
