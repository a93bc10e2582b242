import { graphql } from '../../api/generated/index.ts';

export const formCountQuery = graphql(`
  query FormCount($lexiconId: ID!, $after: String) {
    soundForms(lexiconId: $lexiconId, first: 200, after: $after) {
      edges {
        node {
          id
        }
      }
      pageInfo {
        ...PageEnd
      }
    }
  }
`);

export const phonesQuery = graphql(`
  query ComparedPhones($collectionId: ID!, $after: String) {
    phoneTypes(collectionId: $collectionId, first: 200, after: $after) {
      edges {
        node {
          id
          ipa
          tokenCount(collectionId: $collectionId)
        }
      }
      pageInfo {
        ...PageEnd
      }
    }
  }
`);

export const toldLanguagesQuery = graphql(`
  query ToldLanguages($collectionId: ID!, $after: String) {
    recordings(collectionId: $collectionId, first: 50, after: $after) {
      edges {
        node {
          id
          hasAudio
          language(infer: NEVER) {
            language
          }
        }
      }
      pageInfo {
        ...PageEnd
      }
    }
  }
`);

/** Listens for the language of a recording; it may take longer than is waited for here, and goes on then. */
export const tellLanguageQuery = graphql(`
  query TellLanguage($id: ID!) {
    recording(id: $id) {
      id
      language(waitSeconds: 20) {
        language
      }
    }
  }
`);

export const givenReviewsQuery = graphql(`
  query GivenReviews($lexiconId: ID!, $after: String) {
    reviews(lexiconId: $lexiconId, first: 200, after: $after) {
      edges {
        node {
          id
          mappingId
          verdict
          createdAt
          retractedAt
        }
      }
      pageInfo {
        ...PageEnd
      }
    }
  }
`);

export const heldBeforeQuery = graphql(`
  query HeldBefore($mappingId: ID!) {
    mappingHistory(mappingId: $mappingId, first: 200) {
      edges {
        node {
          at
          until
          probability
        }
      }
    }
  }
`);

export const agreementQuery = graphql(`
  query ReviewersAgree($lexiconId: ID!) {
    reviewAgreement(lexiconId: $lexiconId) {
      alpha
      reviewed
      compared
      disputed
      reviewers {
        reviewerId
        answered
        compared
        accuracy
        weight
      }
    }
  }
`);
