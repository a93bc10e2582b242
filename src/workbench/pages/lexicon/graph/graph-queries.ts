import { graphql } from '../../../api/generated/index.ts';

export const aroundFormQuery = graphql(`
  query AroundForm($id: ID!) {
    soundForm(id: $id) {
      id
      tokens(first: 100) {
        ...TokenParts
      }
    }
    mappings(formId: $id, first: 15) {
      edges {
        node {
          ...MeaningParts
        }
      }
    }
  }
`);

export const aroundConceptQuery = graphql(`
  query AroundConcept($id: ID!, $lexiconId: ID!) {
    concept(id: $id) {
      ...ConceptParts
      occurrences(first: 50) {
        recordingId
        confidence
      }
    }
    mappings(conceptId: $id, lexiconId: $lexiconId, first: 15) {
      edges {
        node {
          ...MeaningOfForm
        }
      }
    }
  }
`);

export const aroundRecordingQuery = graphql(`
  query AroundRecording($id: ID!) {
    recording(id: $id) {
      id
      title
      heardSources(infer: NEVER) {
        seconds
        label
        source {
          id
          name
          label
        }
      }
    }
    soundForms(recordingId: $id, first: 15) {
      edges {
        node {
          ...FormParts
        }
      }
    }
    mappings(recordingId: $id, first: 15) {
      edges {
        node {
          ...MeaningOfForm
        }
      }
    }
  }
`);

export const aroundSourceQuery = graphql(`
  query AroundSource($id: ID!) {
    source(id: $id) {
      id
      name
      label
      heard(first: 20) {
        recordingId
        seconds
      }
    }
  }
`);
