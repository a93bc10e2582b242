// Annotations of tiers that are there, or on their way in.
// in: $annotations (properties), $revision
// out: count
UNWIND $annotations AS made
MATCH (tier:Tier|LooseTier {id: made.tierId})
CREATE (tier)-[:HAS_ANNOTATION]->(annotation:Annotation)
SET annotation = made, annotation.revision = $revision
RETURN count(annotation) AS count
