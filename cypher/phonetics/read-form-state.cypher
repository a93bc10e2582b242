// in: $lexiconId
// out: state (gzip), if there is one
MATCH (state:SoundFormState {id: $lexiconId})
RETURN state.state AS state
