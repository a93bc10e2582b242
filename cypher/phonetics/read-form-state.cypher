// A state of another format is none: its lexicon is about to be settled anew.
// in: $lexiconId, $format
// out: state (gzip), if there is one
MATCH (state:SoundFormState {id: $lexiconId})
WHERE state.format = $format
RETURN state.state AS state
