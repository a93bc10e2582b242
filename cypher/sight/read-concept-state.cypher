// in: $lexiconId
// out: state (text), if there is one
MATCH (state:NamelessConceptState {id: $lexiconId})
RETURN state.state AS state
