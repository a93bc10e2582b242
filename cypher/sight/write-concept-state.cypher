// in: $lexiconId, $state (text)
// out: nothing
MERGE (state:NamelessConceptState {id: $lexiconId})
SET state.state = $state
