import { graphql } from '../../api/generated/index.ts';

export const formPageQuery = graphql(`
  query FormPage($formId: ID!, $lexiconId: ID!, $examples: Int!) {
    soundForm(id: $formId) {
      id
      lexiconId
      tokenCount
      tokens(first: $examples) {
        ...TokenParts
        confidence
      }
    }
    mappings(formId: $formId, first: 20) {
      edges {
        node {
          ...MeaningParts
        }
      }
      pageInfo {
        hasNextPage
      }
    }
    phrases(lexiconId: $lexiconId, formId: $formId, first: 10) {
      edges {
        node {
          id
          count
          composes
          words {
            formId
            probability
            kept
            form {
              ...FormParts
            }
            concept {
              ...ConceptParts
            }
          }
          whole {
            probability
            concept {
              ...ConceptParts
            }
          }
          evidence(first: 1) {
            id
            clip {
              recordingId
              startSeconds
              endSeconds
            }
          }
        }
      }
    }
  }
`);

export const situationParts = graphql(`
  fragment SituationParts on Situation {
    id
    clip {
      recordingId
      startSeconds
      endSeconds
    }
    saw {
      conceptId
      confidence
    }
  }
`);

/** All that speaks for, against and about one meaning. */
export const meaningQuery = graphql(`
  query MeaningInDepth($id: ID!) {
    mapping(id: $id) {
      id
      supportCount
      evidence(first: 6) {
        ...SituationParts
      }
      evidenceAgainst(first: 6) {
        ...SituationParts
      }
      reviews {
        id
        reviewerId
        verdict
        note
        createdAt
        retractedAt
      }
      history(first: 100) {
        edges {
          node {
            at
            until
            cause
            probability
            low
            high
            status
            supportCount
          }
        }
        pageInfo {
          hasNextPage
        }
      }
      whatWouldChange {
        isInLexicon
        mostTried
        threshold
        situationsFor
        situationsAgainst
        situationsUntilRival
        rivalConceptId
        rivalProbability
      }
    }
    explain(mappingId: $id, first: 1) {
      summary
      contraryCount
      rivals {
        kind
        mapping {
          id
          formId
          conceptId
          probability
          low
          high
          form {
            ...FormParts
          }
        }
      }
    }
  }
`);
