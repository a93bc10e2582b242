// A recording was taken back: the lexicon must be settled anew.
// in: $lexiconId, $position
// out: id
MATCH (lexicon:Lexicon {id: $lexiconId})
SET lexicon.changedPosition = $position
RETURN lexicon.id AS id
