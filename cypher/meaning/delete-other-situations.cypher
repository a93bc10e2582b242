// After a settling: situations that are not among the settled ones are gone.
// in: $lexiconId, $ids
// out: nothing
MATCH (situation:Situation {lexiconId: $lexiconId})
WHERE NOT situation.id IN $ids
DETACH DELETE situation
