// in: $lexiconId, $format, $state (gzip)
// out: nothing
MERGE (state:SoundFormState {id: $lexiconId})
SET state.state = $state, state.format = $format
