/** What an example needs to know of this server before it can be run. */
export const idNames = ['collection', 'lexicon', 'recording', 'soundEvent', 'form', 'mapping', 'concept'] as const;
export type IdName = (typeof idNames)[number];
export type Ids = Readonly<Partial<Record<IdName, string>>>;

export interface ExampleQuery {
  /** In the address, and of its text. */
  readonly name: ExampleName;
  readonly query: string;
  /** Variables that are ids of this server. */
  readonly needs?: Readonly<Record<string, IdName>>;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** It answers as long as somebody listens. */
  readonly isSubscription?: true;
}

export const exampleNames = [
  'recordings', 'heard', 'phones', 'inView', 'meanings', 'why', 'before', 'questions', 'pattern', 'respelling', 'similar',
  'interpretation', 'language', 'occurrences', 'changes',
] as const; // prettier-ignore
export type ExampleName = (typeof exampleNames)[number];

/** The first of everything that there is. */
export const idsQuery = `query ExampleIds {
  mappings(first: 1) {
    edges { node { id lexiconId formId conceptId } }
  }
  utterances(first: 1) {
    edges { node { id recordingId } }
  }
  recordings(first: 1) {
    edges { node { id collectionId } }
  }
  collections { id lexiconId }
}`;

interface Edges<Node> {
  readonly edges: readonly { readonly node: Node }[];
}

export interface IdsAnswer {
  readonly mappings: Edges<{
    readonly id: string;
    readonly lexiconId: string;
    readonly formId: string;
    readonly conceptId: string;
  }>;
  readonly utterances: Edges<{ readonly id: string; readonly recordingId: string }>;
  readonly recordings: Edges<{ readonly id: string; readonly collectionId: string }>;
  readonly collections: readonly { readonly id: string; readonly lexiconId: string }[];
}

/** What there is none of stays out. */
export function idsOf({ mappings, utterances, recordings, collections }: IdsAnswer): Ids {
  const mapping = mappings.edges[0]?.node;
  const utterance = utterances.edges[0]?.node;
  const recording = recordings.edges[0]?.node;
  return {
    collection: recording?.collectionId ?? collections[0]?.id,
    lexicon: mapping?.lexiconId ?? collections[0]?.lexiconId,
    recording: utterance?.recordingId ?? recording?.id,
    soundEvent: utterance?.id,
    form: mapping?.formId,
    mapping: mapping?.id,
    concept: mapping?.conceptId,
  };
}

/** With the ids of this server; what is missing is a word in brackets for the person to fill in. */
export function variablesOf({ needs = {}, variables = {} }: ExampleQuery, ids: Ids): Record<string, unknown> {
  const filled = Object.entries(needs).map(([variable, id]) => [variable, ids[id] ?? `<${id}>`] as const);
  return { ...Object.fromEntries<unknown>(filled), ...variables };
}

export const exampleQueries: readonly ExampleQuery[] = [
  {
    name: 'recordings',
    query: `query Recordings {
  recordings(first: 20) {
    totalCount
    edges {
      node { id title kind durationSeconds state addedAt }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  {
    name: 'heard',
    needs: { recording: 'recording' },
    query: `query Heard($recording: ID!) {
  soundEvents(recordingId: $recording, first: 50) {
    edges {
      node { id startSeconds endSeconds kind label confidence }
    }
  }
}`,
  },
  {
    name: 'phones',
    needs: { recording: 'recording' },
    query: `query Phones($recording: ID!) {
  utterances(recordingId: $recording, first: 10) {
    edges {
      node {
        startSeconds
        endSeconds
        respelling
        phones { startSeconds endSeconds confidence type { ipa } }
      }
    }
  }
}`,
  },
  {
    name: 'inView',
    needs: { recording: 'recording' },
    query: `query InView($recording: ID!) {
  visualContexts(recordingId: $recording, first: 20) {
    edges {
      node { startSeconds endSeconds shows { concept { id label kind } confidence } }
    }
  }
}`,
  },
  {
    name: 'meanings',
    needs: { lexicon: 'lexicon' },
    query: `query Meanings($lexicon: ID!) {
  mappings(lexiconId: $lexicon, minimumProbability: 0.5, first: 20) {
    edges {
      node {
        id
        form { id tokenCount tokens(first: 1) { recordingId startSeconds endSeconds } }
        concept { id label kind }
        probability
        low
        high
        supportCount
        status
      }
    }
  }
}`,
  },
  {
    name: 'why',
    needs: { mapping: 'mapping' },
    query: `query Why($mapping: ID!) {
  explain(mappingId: $mapping, first: 3) {
    summary
    supporting { number sentence }
    contraryCount
    contrary { number sentence }
  }
}`,
  },
  {
    name: 'before',
    needs: { lexicon: 'lexicon' },
    query: `query Before($lexicon: ID!) {
  lexicon(id: $lexicon, afterRecordings: 10) {
    recordingCount
    mappings(first: 10) {
      edges { node { formId conceptId probability } }
    }
  }
}`,
  },
  {
    name: 'questions',
    needs: { lexicon: 'lexicon' },
    query: `query Questions($lexicon: ID!) {
  reviewQueue(lexiconId: $lexicon, first: 5) {
    edges {
      node {
        id
        concept { label }
        probability
        expectedGainBits
        clips(first: 2) { speaksFor clipPath }
      }
    }
  }
}`,
  },
  {
    name: 'pattern',
    variables: { pattern: '[+nasal] V' },
    query: `query Pattern($pattern: String!) {
  phoneMatches(pattern: $pattern, first: 20) {
    edges {
      node {
        ipa
        respelling
        startSeconds
        recording { title }
        before(count: 3) { type { ipa } }
        after(count: 3) { type { ipa } }
      }
    }
  }
}`,
  },
  {
    name: 'respelling',
    variables: { heard: 'bay lu' },
    query: `query Respelling($heard: String!) {
  soundFormsByRespelling(respelling: $heard, first: 10) {
    edges {
      node { distance respelling ipa form { id tokenCount } }
    }
  }
}`,
  },
  {
    name: 'similar',
    needs: { sound: 'soundEvent' },
    query: `query Similar($sound: ID!) {
  similarSounds(soundEventId: $sound, first: 5) {
    ... on SimilarSounds {
      sounds {
        similarity
        recordingId
        startSeconds
        alignedPhones { example found distance }
      }
    }
    ... on SimilarSoundsRefused { code message }
  }
}`,
  },
  {
    name: 'interpretation',
    needs: { recording: 'recording' },
    query: `query WhatWasSaid($recording: ID!) {
  interpret(recordingId: $recording) {
    ... on Interpretation {
      utterances {
        startSeconds
        endSeconds
        gloss { forms glosses translation confidence }
      }
    }
    ... on InterpretationRefused { code message }
  }
}`,
  },
  {
    name: 'language',
    needs: { recording: 'recording' },
    query: `query SpokenIn($recording: ID!) {
  recording(id: $recording) {
    title
    language { language confidence shares { language share } }
  }
}`,
  },
  {
    name: 'occurrences',
    needs: { concept: 'concept' },
    query: `query Occurrences($concept: ID!) {
  concept(id: $concept) {
    label
    kind
    occurrences(first: 10) { recordingId startSeconds endSeconds confidence box }
  }
}`,
  },
  {
    name: 'changes',
    needs: { lexicon: 'lexicon' },
    isSubscription: true,
    query: `subscription Changes($lexicon: ID!) {
  mappingChanged(lexiconId: $lexicon) {
    at
    status
    formerProbability
    probability
    mapping { concept { label } }
  }
}`,
  },
];
