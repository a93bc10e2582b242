// Says of what species a lexicon is, or that it is of people.
// in: $lexiconId, $ownerId, $species (or null)
// out: id; no row where there is no such lexicon of this owner
MATCH (lexicon:Lexicon {id: $lexiconId, ownerId: $ownerId})
SET lexicon.species = $species
RETURN lexicon.id AS id
