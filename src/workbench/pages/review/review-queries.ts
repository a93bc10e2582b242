import { graphql } from '../../api/generated/index.ts';
import type { ReviewQuestionsQuery } from '../../api/generated/graphql.ts';

export const reviewQuestions = graphql(`
  query ReviewQuestions($lexiconId: ID!) {
    reviewQueue(lexiconId: $lexiconId, first: 12) {
      edges {
        node {
          id
          formId
          conceptId
          lexiconId
          probability
          expectedGainBits
          mapping {
            id
          }
          tally {
            confirmed
            rejected
            unsure
          }
          form {
            ...FormParts
          }
          concept {
            ...ConceptParts
            occurrences(first: 3) {
              recordingId
              startSeconds
              endSeconds
              box
            }
          }
          clips(first: 4) {
            speaksFor
            recordingId
            startSeconds
            endSeconds
          }
          ifConfirmed(first: 3) {
            formId
            conceptId
            from
            to
          }
          ifRejected(first: 3) {
            formId
            conceptId
            from
            to
          }
        }
      }
      pageInfo {
        hasNextPage
      }
    }
  }
`);

export type Question = ReviewQuestionsQuery['reviewQueue']['edges'][number]['node'];

export const answerMapping = graphql(`
  mutation AnswerMapping($id: ID!, $verdict: ReviewVerdict!) {
    reviewMapping(id: $id, verdict: $verdict) {
      id
      status
    }
  }
`);

export const answerMeaning = graphql(`
  mutation AnswerMeaning($formId: ID!, $conceptId: ID!, $verdict: ReviewVerdict!) {
    reviewMeaning(formId: $formId, conceptId: $conceptId, verdict: $verdict) {
      id
      status
    }
  }
`);

export const takeBackAnswer = graphql(`
  mutation TakeBackAnswer($id: ID!) {
    retractReview(id: $id) {
      id
      status
    }
  }
`);
