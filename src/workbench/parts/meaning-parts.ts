import { graphql } from '../api/generated/index.ts';

/** What the pages show of a thing that can be meant, of a form, and of what joins them. */
export const conceptParts = graphql(`
  fragment ConceptParts on Concept {
    id
    kind
    label
  }
`);

export const tokenParts = graphql(`
  fragment TokenParts on FormToken {
    id
    recordingId
    soundEventId
    startSeconds
    endSeconds
    whole
  }
`);

export const formParts = graphql(`
  fragment FormParts on SoundForm {
    id
    tokenCount
    tokens(first: 1) {
      ...TokenParts
    }
  }
`);

export const meaningParts = graphql(`
  fragment MeaningParts on Mapping {
    id
    formId
    conceptId
    lexiconId
    status
    probability
    low
    high
    supportCount
    claim
    concept {
      ...ConceptParts
    }
  }
`);

export const meaningOfForm = graphql(`
  fragment MeaningOfForm on Mapping {
    ...MeaningParts
    form {
      ...FormParts
    }
  }
`);
