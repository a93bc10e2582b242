// in: $lexiconId, $revision, $projections (bytes)
// out: nothing
MERGE (space:MomentSpace {id: $lexiconId})
SET space.revision = $revision, space.projections = $projections
