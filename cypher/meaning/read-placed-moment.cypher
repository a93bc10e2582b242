// Where a situation lies, by one of its sides or as a whole.
// in: $situationId, $property (momentPoint, soundPoint, sightPoint or textPoint), $lexiconIds (that may be read)
// out: lexiconId, space, vector; no row where it may not be read, or lacks that side
MATCH (situation:Situation {id: $situationId})
WHERE situation.lexiconId IN $lexiconIds AND situation[$property] IS NOT NULL
RETURN situation.lexiconId AS lexiconId, situation.momentSpace AS space, situation[$property] AS vector
