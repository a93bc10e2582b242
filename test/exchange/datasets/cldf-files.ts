// cspell:disable
import {
  bare,
  bib,
  bibliography,
  cognates,
  comment,
  dataset,
  examples,
  form,
  forms,
  gloss,
  id,
  igt,
  language,
  languages,
  loan,
  many,
  name,
  parameter,
  parameters,
  primary,
  segments,
  sentence,
  source,
  term,
  wordlist,
  words,
  type WildDataset,
} from './cldf-parts.ts';

/** Thirty-odd shapes of CLDF: word lists of Lexibank, glossed texts, dictionaries, structures, and some that are odd. */
export const cldfDatasets: readonly WildDataset[] = [
  wordlist('a plain word list', [forms()]),
  wordlist('Lexibank', [
    forms(
      [
        id,
        'Local_ID',
        language,
        parameter,
        'Value',
        form,
        segments,
        comment,
        source,
        'Cognacy',
        loan,
        'Graphemes',
        'Profile',
      ],
      [
        [
          'yor-1',
          '3',
          'yor',
          '1_water',
          'omi ~ ami',
          'omi',
          'o m + i',
          '',
          'Doe1999',
          '1',
          'false',
          '^ o m i $',
          'default',
        ],
        ['ewe-1', '', 'ewe', '1_water', 'tsi!', 'tsi', 'ts i', '', '', '', 'true', '', ''],
      ],
    ),
    cognates,
  ]),
  wordlist('cognates that are aligned', [forms(), cognates]),
  wordlist('a borrowing table', [
    forms(),
    {
      url: 'borrowings.csv',
      component: 'BorrowingTable',
      columns: [id, term('Target_Form_ID', 'targetFormReference')],
      rows: [['b1', 'yor-1']],
      keys: [['Target_Form_ID', 'forms.csv']],
    },
  ]),
  wordlist('a table of no component', [
    forms(),
    {
      url: 'notes.csv',
      columns: ['Key', 'Note'],
      rows: [
        ['a', 'what "this" is,\nin two lines'],
        ['b', ''],
      ],
    },
  ]),
  wordlist('no words yet', [forms(undefined, [])]),
  wordlist('a thousand words', [forms(undefined, many)]),
  wordlist('lines of Windows', [forms()], { end: '\r\n' }),
  wordlist('semicolons', [forms([id, language, parameter, form], [['a', 'yor', '1_water', 'omi']])], {
    delimiter: ';',
    more: { dialect: { commentPrefix: null, delimiter: ';' } },
    files: {},
  }),
  wordlist('tabs', [forms([id, language, parameter, form], [['a', 'yor', '1_water', 'omi']])], {
    delimiter: '\t',
    more: { dialect: { commentPrefix: null, delimiter: '\t' } },
    files: {},
  }),
  wordlist('nulls that are words', [
    forms(
      [id, language, parameter, form, { ...segments, null: ['NA', '?'] }],
      [
        ['a', 'yor', '1_water', 'omi', 'NA'],
        ['b', 'yor', '2_dog', 'ajá', 'a dʒ á'],
        ['c', 'ewe', '2_dog', 'avu', '?'],
      ],
    ),
  ]),
  wordlist('several meanings a word', [
    forms(
      [id, language, { ...parameter, separator: ';' }, form],
      [
        ['a', 'yor', '1_water;2_dog', 'omi'],
        ['b', 'yor', '3_i', 'mo'],
      ],
    ),
  ]),
  wordlist('columns in another order', [
    forms([form, segments, parameter, language, id], [['omi', 'o m i', '1_water', 'yor', 'a']]),
  ]),
  wordlist('columns of other names', [
    forms(
      [
        { ...id, name: 'Identifier' },
        { ...language, name: 'Doculect' },
        { ...parameter, name: 'Concept' },
        { ...form, name: 'IPA' },
      ],
      [['a', 'yor', '1_water', 'omi']],
      { keys: [['Doculect', 'languages.csv']] },
    ),
  ]),
  wordlist('titles and descriptions', [
    forms(
      [{ ...id, titles: 'Key', 'dc:description': 'of the row' }, language, parameter, form],
      [['a', 'yor', '1_water', 'omi']],
    ),
  ]),
  wordlist('virtual columns', [
    forms(
      [id, language, parameter, form, { name: 'Link', virtual: true, valueUrl: 'http://example.org/{ID}' }].slice(0, 4),
      [['a', 'yor', '1_water', 'omi']],
    ),
  ]),
  wordlist('numbers of all kinds', [
    forms(
      [
        id,
        language,
        parameter,
        form,
        { name: 'Count', datatype: 'integer' },
        { name: 'Share', datatype: { base: 'decimal', minimum: 0, maximum: 1 } },
        { name: 'Probability', datatype: 'float' },
      ],
      [
        ['a', 'yor', '1_water', 'omi', '12', '0.50', '1e-3'],
        ['b', 'ewe', '1_water', 'tsi', '-3', '1', 'NaN'],
      ],
    ),
  ]),
  wordlist('dates, addresses and JSON', [
    forms(
      [
        id,
        language,
        parameter,
        form,
        { name: 'Day', datatype: 'date' },
        { name: 'Link', datatype: 'anyURI' },
        { name: 'Data', datatype: 'json' },
      ],
      [['a', 'yor', '1_water', 'omi', '2020-02-29', 'https://example.org/a?b=c', '{"a": [1, "x"]}']],
    ),
  ]),
  wordlist('morphemes with hyphens', [
    forms(
      [id, language, parameter, form, segments],
      [
        ['a', 'yor', '3_i', '-mi', '- m i'],
        ['b', 'ewe', '3_i', '=nye', '= ɲ e'],
        ['c', 'ewe', '2_dog', '+x', '@ x'],
      ],
    ),
  ]),
  wordlist('quotes and lines inside', [
    forms([id, language, parameter, form, comment], [['a', 'yor', '1_water', 'o"mi', 'first\nsecond, with "quotes"']]),
  ]),
  wordlist('spaces that matter', [
    forms([id, language, parameter, form, segments], [['a', 'yor', '1_water', ' omi ', 'o  m i']]),
  ]),
  wordlist('sounds of words', [
    forms(
      [id, language, parameter, form, term('Audio', 'mediaReference', { separator: ' ' })],
      [['a', 'yor', '1_water', 'omi', 'm1 m2']],
      { keys: [['Audio', 'media.csv']] },
    ),
    {
      url: 'media.csv',
      component: 'MediaTable',
      columns: [
        id,
        name,
        term('Media_Type', 'mediaType', { required: true, datatype: { base: 'string', format: '[^/]+/.+' } }),
        term('Download_URL', 'downloadUrl', { datatype: 'anyURI' }),
        'Duration',
      ],
      rows: [
        ['m1', 'omi', 'audio/x-wav', 'https://example.org/omi.wav', '0.71'],
        ['m2', '', 'audio/mpeg', 'https://example.org/omi.mp3', ''],
      ],
    },
  ]),
  dataset('words alone', 'Wordlist', [{ ...forms(), keys: [] }], bibliography),
  dataset('what metadata say of their making', 'Wordlist', [forms(), languages(), parameters], {
    ...bibliography,
    more: {
      ...bibliography.more,
      'dc:title': 'Words of two languages',
      'dc:license': 'https://creativecommons.org/licenses/by/4.0/',
      'rdf:ID': 'two',
      'prov:wasDerivedFrom': [{ 'rdf:about': 'https://example.org', 'dc:created': 'v1' }],
    },
  }),
  dataset('in a folder of its archive', 'Wordlist', [forms(), languages(), parameters], {
    ...bibliography,
    folder: 'two-1.0/cldf/',
    more: { 'dc:title': 'Two languages, in a folder' },
  }),
  dataset('a file of another name', 'Wordlist', [forms(), languages(), parameters], {
    ...bibliography,
    file: 'Wordlist-metadata.json',
  }),
  dataset('glossed sentences', 'TextCorpus', [
    examples(igt, [sentence, ['s2', 'ewe', 'Avu le.', 'Avu\tle', 'dog\tbe.at', '‘There is a dog.’']]),
    languages(),
  ]),
  dataset('a corpus of texts', 'TextCorpus', [
    examples(
      [...igt, term('Contribution_ID', 'contributionReference'), { name: 'Position', datatype: 'integer' }],
      [
        [...sentence, 't1', '1'],
        ['s2', 'yor', 'Ó lọ.', 'Ó\tlọ', '3SG\tgo', '', 't1', '2'],
      ],
      {
        keys: [
          ['Language_ID', 'languages.csv'],
          ['Contribution_ID', 'contributions.csv'],
        ],
      },
    ),
    {
      url: 'contributions.csv',
      component: 'ContributionTable',
      columns: [id, name, term('Contributor', 'contributor'), 'Genre'],
      rows: [['t1', 'The dog', 'Ana; Ben', 'narrative']],
    },
    languages(),
  ]),
  dataset('sentences with times in recordings', 'TextCorpus', [
    examples(
      [
        ...igt,
        term('Media_ID', 'mediaReference'),
        { name: 'Start', datatype: 'decimal' },
        { name: 'End', datatype: 'decimal' },
      ],
      [[...sentence, 'm', '0.250', '1.9']],
      { keys: [['Media_ID', 'media.csv']] },
    ),
    {
      url: 'media.csv',
      component: 'MediaTable',
      columns: [id, term('Media_Type', 'mediaType', { required: true }), term('Download_URL', 'downloadUrl')],
      rows: [['m', 'audio/wav', 'https://example.org/m.wav']],
    },
    languages(),
  ]),
  dataset('glosses with spaces between', 'Generic', [
    examples(
      [id, language, primary, { ...words, separator: ' ' }, { ...gloss, separator: ' ' }],
      [
        ['x', 'yor', 'Mo rí', 'Mo rí', '1SG see'],
        ['y', 'yor', 'Ó', '', ''],
      ],
    ),
    languages(),
  ]),
  dataset('a dictionary', 'Dictionary', [
    {
      url: 'entries.csv',
      component: 'EntryTable',
      columns: [id, language, term('Headword', 'headword', { required: true })],
      rows: [['e', 'yor', 'omi']],
      keys: [['Language_ID', 'languages.csv']],
    },
    {
      url: 'senses.csv',
      component: 'SenseTable',
      columns: [
        id,
        term('Description', 'description', { required: true }),
        term('Entry_ID', 'entryReference', { required: true }),
      ],
      rows: [['s', 'water; liquid', 'e']],
      keys: [['Entry_ID', 'entries.csv']],
    },
    languages(),
  ]),
  dataset('structures', 'StructureDataset', [
    {
      url: 'values.csv',
      component: 'ValueTable',
      columns: [id, language, parameter, term('Value', 'value'), term('Code_ID', 'codeReference')],
      rows: [['v', 'yor', '1_water', 'yes', '']],
      keys: [['Language_ID', 'languages.csv']],
    },
    languages(),
    parameters,
  ]),
  bare('forms alone', { 'forms.csv': 'ID,Language_ID,Parameter_ID,Form\n1,yor,water,omi\n2,yor,dog,ajá\n' }),
  bare('FormTable.csv with columns of its own', {
    'FormTable.csv': 'ID,Language_ID,Parameter_ID,Form,Segments,Speaker\n1,yor,water,omi,o m i,A\n',
  }),
  bare('forms with languages and a list of sources', {
    'forms.csv': 'ID,Language_ID,Parameter_ID,Form,Source\n1,yor,water,omi,Doe1999\n',
    'languages.csv': 'ID,Name,Glottocode\nyor,Yorùbá,yoru1245\n',
    'sources.bib': bib,
  }),
  bare('forms with languages in a folder', {
    'list/forms.csv': 'ID,Language_ID,Parameter_ID,Form\n1,ewe,water,tsi\n',
    'list/languages.csv': 'ID,Name\newe,Ewe\n',
  }),
  bare('examples alone', {
    'examples.csv': 'ID,Language_ID,Primary_Text,Analyzed_Word,Gloss\n1,yor,Mo rí,Mo\trí,1SG\tsee\n',
  }),
  dataset(
    'languages without places',
    'Wordlist',
    [
      forms(),
      languages([
        ['yor', '', '', '', '', ''],
        ['ewe', 'Ewe', '', 'ewe', '6', ''],
      ]),
      parameters,
    ],
    bibliography,
  ),
];
