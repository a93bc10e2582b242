// Says whether a lexicon's forms may mean scenes and qualities of things.
// in: $lexiconId, $ownerId, $isOn
// out: id; no row where there is no such lexicon of this owner
MATCH (lexicon:Lexicon {id: $lexiconId, ownerId: $ownerId})
SET lexicon.qualityReferents = $isOn
RETURN lexicon.id AS id
