// in: $lexiconId
// out: state (gzip of JSON), if there is one
MATCH (state:LearnerState {id: $lexiconId})
RETURN state.state AS state
