// Annotations of tiers that are there.
// in: $annotations (properties), $revision
// out: count
UNWIND $annotations AS made
MATCH (tier:Tier {id: made.tierId})
CREATE (tier)-[:HAS_ANNOTATION]->(annotation:Annotation)
SET annotation = made, annotation.revision = $revision
RETURN count(annotation) AS count
