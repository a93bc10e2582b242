// in: $lexiconId
// out: revision, projections (bytes); no row before the first moment
MATCH (space:MomentSpace {id: $lexiconId})
RETURN space.revision AS revision, space.projections AS projections
