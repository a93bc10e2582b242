// New ones, or others in the place of those of the same ids.
// in: $tiers (properties; parents before their children)
// out: count
UNWIND $tiers AS made
MATCH (document:AnnotationDocument {id: made.documentId})
MERGE (tier:Tier {id: made.id})
ON CREATE SET tier.annotationCount = 0, tier.longestSeconds = 0.0
WITH document, tier, made, tier.annotationCount AS annotationCount, tier.longestSeconds AS longestSeconds
SET tier = made, tier.annotationCount = annotationCount, tier.longestSeconds = longestSeconds
MERGE (document)-[:HAS_TIER]->(tier)
WITH tier, made
CALL (tier, made) {
  MATCH (parent:Tier {id: made.parentId})
  MERGE (tier)-[:DEPENDS_ON]->(parent)
}
RETURN count(tier) AS count
