import { graphql } from '../../api/generated/index.ts';

/** Meanings first: the most probable of a lexicon, each with its form. */
export const meaningsQuery = graphql(`
  query LexiconMeanings(
    $lexiconId: ID!
    $first: Int!
    $after: String
    $status: MappingStatus
    $least: Float
    $label: String
    $conceptId: ID
  ) {
    mappings(
      lexiconId: $lexiconId
      first: $first
      after: $after
      status: $status
      minimumProbability: $least
      conceptLabel: $label
      conceptId: $conceptId
    ) {
      edges {
        node {
          ...MeaningOfForm
        }
      }
      pageInfo {
        ...PageEnd
      }
    }
  }
`);

/** Forms first: those that are heard most. */
export const formsQuery = graphql(`
  query LexiconForms($lexiconId: ID!, $first: Int!, $after: String, $leastTokens: Int) {
    soundForms(lexiconId: $lexiconId, first: $first, after: $after, minimumTokens: $leastTokens) {
      edges {
        node {
          ...FormParts
        }
      }
      pageInfo {
        ...PageEnd
      }
    }
  }
`);

export const formMeaningsQuery = graphql(`
  query FormMeanings($formId: ID!, $first: Int!, $status: MappingStatus, $least: Float, $label: String) {
    mappings(formId: $formId, first: $first, status: $status, minimumProbability: $least, conceptLabel: $label) {
      edges {
        node {
          ...MeaningParts
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

export const changesSubscription = graphql(`
  subscription LexiconChanges($lexiconId: ID!, $after: String) {
    mappingChanged(lexiconId: $lexiconId, after: $after) {
      cursor
      mappingId
      formId
      mapping {
        ...MeaningOfForm
      }
    }
  }
`);
