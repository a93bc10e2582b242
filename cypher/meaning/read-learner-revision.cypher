// in: $lexiconId
// out: revision, if there is a state
MATCH (state:LearnerState {id: $lexiconId})
RETURN state.revision AS revision
