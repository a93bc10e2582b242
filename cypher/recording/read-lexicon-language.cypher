// in: $lexiconId
// out: language (or null where it is undetermined)
MATCH (lexicon:Lexicon {id: $lexiconId})
RETURN lexicon.language AS language
