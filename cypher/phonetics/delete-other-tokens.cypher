// After a settling: tokens that are not among the settled ones are gone.
// in: $lexiconId, $ids
// out: nothing
MATCH (token:FormToken {lexiconId: $lexiconId})
WHERE NOT token.id IN $ids
DETACH DELETE token
