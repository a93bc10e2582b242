// Takes a lexicon's lock until the transaction ends, so that its datasets change one after another.
// in: $lexiconId, $lexiconIds (that this person may annotate)
// out: datasets (properties); no row where there is no such lexicon
MATCH (lexicon:Lexicon {id: $lexiconId})
WHERE lexicon.id IN $lexiconIds
SET lexicon.locked = true REMOVE lexicon.locked
WITH DISTINCT lexicon
CALL () {
  MATCH (dataset:Dataset {lexiconId: $lexiconId})
  USING INDEX SEEK dataset:Dataset(lexiconId)
  RETURN collect(dataset {.*}) AS datasets
}
RETURN datasets
