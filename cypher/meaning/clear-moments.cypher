// Situations without points: those of a lexicon, or some of them.
// in: $lexiconId, $ids (or null for all)
// out: nothing
MATCH (situation:Situation {lexiconId: $lexiconId})
WHERE $ids IS NULL OR situation.id IN $ids
REMOVE situation.momentPoint, situation.soundPoint, situation.sightPoint, situation.textPoint, situation.momentSpace
