// Some at a time: so many nodes at once are more than a small store can hold before it writes them.
// in: $tierIds, $limit
// out: deleted
UNWIND $tierIds AS tierId
MATCH (annotation:Annotation {tierId: tierId})
USING INDEX SEEK annotation:Annotation(tierId, resolvedStartSeconds, place, resolvedEndSeconds)
WHERE annotation.resolvedStartSeconds >= 0 AND annotation.place >= 0 AND annotation.resolvedEndSeconds >= 0
WITH annotation LIMIT $limit
DETACH DELETE annotation
RETURN count(*) AS deleted
