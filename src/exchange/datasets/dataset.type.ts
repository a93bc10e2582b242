import 'reflect-metadata';
import { ArgsType, createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { BelongsTo } from '../../api/allows.ts';
import { connectionType } from '../../api/connection.ts';
import { ConnectionArguments } from '../../api/connection-arguments.ts';
import { Instant } from '../../api/scalars.ts';
import { AnnotationFileRefused } from '../annotations/annotation-exchange.type.ts';
import type { DatasetRecord, EntryRecord, ExampleRecord } from './dataset-record.ts';
import type { DatasetModule, KeptCells } from './dataset.ts';
import type { SoundingEntry } from './entries-of-forms.ts';
import { lexiconDownloadPath } from './lexicon-download-path.ts';

enum DatasetModuleName {
  Wordlist = 'Wordlist',
  TextCorpus = 'TextCorpus',
  Dictionary = 'Dictionary',
  StructureDataset = 'StructureDataset',
  ParallelText = 'ParallelText',
  Generic = 'Generic',
}
registerEnumType(DatasetModuleName, {
  name: 'DatasetModule',
  description: 'What a dataset is of, as CLDF names it.',
  valuesConfig: {
    Wordlist: { description: 'Words of languages, each for a concept.' },
    TextCorpus: { description: 'Texts, sentence by sentence.' },
    Dictionary: { description: 'Entries of a dictionary with their senses; kept, and not looked into.' },
    StructureDataset: { description: 'Features of languages; kept, and not looked into.' },
    ParallelText: { description: 'One text in several languages; kept, and not looked into.' },
    Generic: { description: 'Any other tables; kept, and not looked into.' },
  },
});

@ArgsType()
export class ImportDatasetArguments {
  @Field(() => ID, { description: 'The lexicon beside which it is put; collections name theirs.' })
  lexiconId!: string;

  @Field(() => String, { nullable: true, description: 'The text of one table, called as CLDF calls it.' })
  text?: string | null;

  @Field(() => ID, {
    nullable: true,
    description:
      'Or the bytes of such a table, or of a ZIP with the metadata and their tables, as `POST /media` answered.',
  })
  uploadId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The file's name; that of the upload unless said, `forms.csv` for a text.",
  })
  fileName?: string | null;
}

@ArgsType()
export class LexicalEntriesArguments extends ConnectionArguments {
  @Field(() => ID, { nullable: true, description: 'Only beside this lexicon.' })
  lexiconId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Only of this dataset.' })
  datasetId?: string | null;

  @Field(() => String, { nullable: true, description: 'Only forms that begin so, in any case.' })
  formPrefix?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "Only for a concept of which the name, the id or Concepticon's id begins so, in any case.",
  })
  concept?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only of a language with this name, id, ISO 639-3 code or Glottocode, in any case.',
  })
  language?: string | null;
}

@BelongsTo('LEXICON')
@ObjectType('Dataset', {
  description: 'A dataset of the Cross-Linguistic Data Formats that was put in beside a lexicon.',
  simpleResolvers: true,
})
export class DatasetType {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The lexicon beside which it was put.' })
  lexiconId!: string;

  @Field(() => String, { description: 'Of the archive, the folder or the table that it came in.' })
  fileName!: string;

  @Field(() => DatasetModuleName, { description: 'What it is of.' })
  module!: DatasetModule;

  @Field(() => String, { nullable: true, description: 'Its title, where the metadata say one.' })
  title!: string | null;

  @Field(() => String, { nullable: true, description: 'Under which licence it may be used, as the metadata say.' })
  licence!: string | null;

  @Field(() => String, { nullable: true, description: 'How it wants to be cited.' })
  citation!: string | null;

  @Field(() => Instant, { description: 'When it was put in.' })
  createdAt!: number;

  @Field(() => Int, { description: 'How many languages it has.' })
  languageCount!: number;

  @Field(() => Int, { description: 'How many concepts its words are for.' })
  conceptCount!: number;

  @Field(() => Int, { description: 'How many words it has.' })
  entryCount!: number;

  @Field(() => Int, { description: 'How many texts it has.' })
  textCount!: number;

  @Field(() => Int, { description: 'How many sentences it has.' })
  exampleCount!: number;

  @Field(() => String, { description: 'Path on this server where it is downloaded, as it was put in.' })
  path!: string;

  static of(this: void, { createdAtMs, ...record }: DatasetRecord): DatasetType {
    const path = lexiconDownloadPath({ lexiconId: record.lexiconId, datasetId: record.id });
    return Object.assign(new DatasetType(), { ...record, createdAt: createdAtMs, path });
  }
}

@BelongsTo('LEXICON')
@ObjectType({ description: 'A language as a dataset names it.', simpleResolvers: true })
export class DatasetLanguageName {
  @Field(() => ID, { description: 'In the dataset.' })
  id!: string;

  @Field(() => String, { nullable: true, description: 'Its name.' })
  name!: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 639-3.' })
  iso639!: string | null;

  @Field(() => String, { nullable: true, description: "Glottolog's code." })
  glottocode!: string | null;

  static of({
    languageId: id,
    languageName: name,
    iso639_3: iso639,
    glottocode,
  }: Pick<EntryRecord, 'languageId' | 'languageName' | 'iso639_3' | 'glottocode'>): DatasetLanguageName {
    return Object.assign(new DatasetLanguageName(), { id, name, iso639, glottocode });
  }
}

@BelongsTo('LEXICON')
@ObjectType({ description: 'What a word of a word list means.', simpleResolvers: true })
export class LexicalConcept {
  @Field(() => ID, { description: 'In the dataset.' })
  id!: string;

  @Field(() => String, { description: 'Its name, or the id where it has none.' })
  name!: string;

  @Field(() => String, { nullable: true, description: 'Of https://concepticon.clld.org.' })
  concepticonId!: string | null;
}

@BelongsTo('LEXICON')
@ObjectType({ description: 'A cell of a column that a dataset has of its own.', simpleResolvers: true })
export class DatasetCell {
  @Field(() => String, { description: 'The name of the column.' })
  column!: string;

  @Field(() => String, { description: 'What it says.' })
  text!: string;

  static of(this: void, kept: string | null | undefined): DatasetCell[] {
    const cells = Object.entries(JSON.parse(kept ?? '{}') as KeptCells);
    return cells.map(([column, text]) => Object.assign(new DatasetCell(), { column, text }));
  }
}

@BelongsTo('LEXICON')
@ObjectType({ description: 'A word of a word list, as it was put in.', simpleResolvers: true })
export class LexicalEntry {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => ID, { description: 'The dataset that it is of.' })
  datasetId!: string;

  @Field(() => ID, { description: 'The lexicon beside which that was put.' })
  lexiconId!: string;

  @Field(() => String, { description: 'Its id in the dataset.' })
  localId!: string;

  @Field(() => String, { description: 'The word, as the dataset writes it.' })
  form!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Its sounds, with signs between morphemes; null where the dataset has none.',
  })
  segments!: readonly string[] | null;

  @Field(() => DatasetLanguageName, { description: 'In which language.' })
  language!: DatasetLanguageName;

  @Field(() => [LexicalConcept], { description: 'What it means; mostly one concept.' })
  concepts!: readonly LexicalConcept[];

  @Field(() => String, { nullable: true, description: 'A remark of the dataset.' })
  comment!: string | null;

  @Field(() => [String], { description: 'From which sources the dataset has it.' })
  sources!: readonly string[];

  @Field(() => [DatasetCell], { description: 'What its row says beside that.' })
  cells!: readonly DatasetCell[];

  static of(this: void, record: EntryRecord): LexicalEntry {
    const { id, datasetId, lexiconId, localId, form, segments, comment, sources, kept } = record;
    const concepts = record.parameterIds.map((parameterId, place) =>
      Object.assign(new LexicalConcept(), {
        ...{ id: parameterId, name: record.conceptNames[place]! },
        concepticonId: record.concepticonIds[place] || null,
      }),
    );
    return Object.assign(new LexicalEntry(), {
      ...{ id, datasetId, lexiconId, localId, form, segments: segments ?? null, comment: comment ?? null, concepts },
      ...{ sources: sources ?? [], language: DatasetLanguageName.of(record), cells: DatasetCell.of(kept) },
    });
  }
}

export const LexicalEntryConnection = connectionType<LexicalEntry>({
  name: 'LexicalEntry',
  items: 'words of word lists',
  node: () => LexicalEntry,
});

@BelongsTo('LEXICON')
@ObjectType({ description: 'A sentence of a text, as it was put in.', simpleResolvers: true })
export class ExampleSentence {
  @Field(() => ID, { description: 'Stable id.' })
  id!: string;

  @Field(() => String, { description: 'Its id in the dataset.' })
  localId!: string;

  @Field(() => String, { description: 'The sentence.' })
  primaryText!: string;

  @Field(() => [String], { nullable: true, description: 'Its words, or parts of them, as they are glossed.' })
  words!: readonly string[] | null;

  @Field(() => [String], { nullable: true, description: 'One for each of the words.' })
  glosses!: readonly string[] | null;

  @Field(() => String, { nullable: true, description: 'In another language.' })
  translation!: string | null;

  @Field(() => String, { nullable: true, description: 'A remark of the dataset.' })
  comment!: string | null;

  @Field(() => String, { nullable: true, description: 'The name of the text that it is from, or its id.' })
  text!: string | null;

  @Field(() => DatasetLanguageName, { description: 'In which language.' })
  language!: DatasetLanguageName;

  @Field(() => [DatasetCell], { description: 'What its row says beside that.' })
  cells!: readonly DatasetCell[];

  static of(this: void, record: ExampleRecord): ExampleSentence {
    const { id, localId, primaryText, words, glosses, translation, comment, textName, kept } = record;
    return Object.assign(new ExampleSentence(), {
      ...{ id, localId, primaryText, words: words ?? null, glosses: glosses ?? null },
      ...{ translation: translation ?? null, comment: comment ?? null, text: textName ?? null },
      ...{ language: DatasetLanguageName.of(record), cells: DatasetCell.of(kept) },
    });
  }
}

export const ExampleSentenceConnection = connectionType<ExampleSentence>({
  name: 'ExampleSentence',
  items: 'sentences',
  node: () => ExampleSentence,
});

@BelongsTo('LEXICON')
@ObjectType({ description: 'A word of a word list that sounds as a sound form does.', simpleResolvers: true })
export class SoundingLexicalEntry {
  @Field(() => LexicalEntry, { description: 'The word.' })
  entry!: LexicalEntry;

  @Field(() => Float, {
    description:
      'How far its phones are from those of the form, 0 (the same) to 1: articulatory features, for each phone of the longer of the two.',
  })
  distance!: number;

  static of(this: void, { entry, distance }: SoundingEntry): SoundingLexicalEntry {
    return Object.assign(new SoundingLexicalEntry(), { entry: LexicalEntry.of(entry), distance });
  }
}

@BelongsTo('LEXICON')
@ObjectType({ description: 'A dataset was put in.', simpleResolvers: true })
export class DatasetImported {
  @Field(() => DatasetType, { description: 'What is there now.' })
  dataset!: DatasetType;

  @Field(() => Boolean, { description: 'False where the same was there already.' })
  created!: boolean;

  @Field(() => [ID], { description: 'Of former datasets that it took the place of.' })
  replacedIds!: readonly string[];
}

export const DatasetImportResult = createUnionType({
  name: 'DatasetImportResult',
  description: 'What became of a dataset that was to be put in.',
  types: () => [DatasetImported, AnnotationFileRefused] as const,
});
