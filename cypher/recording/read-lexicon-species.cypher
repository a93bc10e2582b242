// in: $lexiconIds
// out: lexiconId, species; lexicons of people are left out
UNWIND $lexiconIds AS lexiconId
MATCH (lexicon:Lexicon {id: lexiconId})
WHERE lexicon.species IS NOT NULL
RETURN lexicon.id AS lexiconId, lexicon.species AS species
