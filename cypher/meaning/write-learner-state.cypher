// in: $lexiconId, $state (the head, gzip of JSON), $revision
// out: nothing
MERGE (state:LearnerState {id: $lexiconId})
SET state.state = $state, state.revision = $revision
