// in: $lexiconId
// out: nothing
MATCH (phrase:Phrase {lexiconId: $lexiconId})
DETACH DELETE phrase
