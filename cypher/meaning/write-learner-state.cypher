// in: $lexiconId, $state (gzip of JSON)
// out: nothing
MERGE (state:LearnerState {id: $lexiconId})
SET state.state = $state
