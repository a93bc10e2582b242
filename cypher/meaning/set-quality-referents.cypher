// Says whether a lexicon's forms may mean scenes and qualities of things.
// in: $lexiconId, $owned (ids of lexicons), $isOn
// out: id; no row where it is none of the owned
MATCH (lexicon:Lexicon {id: $lexiconId})
WHERE lexicon.id IN $owned
SET lexicon.qualityReferents = $isOn
RETURN lexicon.id AS id
