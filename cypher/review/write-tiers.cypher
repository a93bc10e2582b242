// New ones, others in the place of those of the same ids, those that were deleted, and those that are on their way in.
// in: $tiers (properties; parents before their children)
// out: count
UNWIND $tiers AS made
MATCH (document:AnnotationDocument {id: made.documentId})
CALL (made) {
  MATCH (retired:RetiredTier {id: made.id})
  SET retired:Tier
  REMOVE retired:RetiredTier
}
CALL (made) {
  MATCH (loose:LooseTier {id: made.id})
  SET loose:Tier
  REMOVE loose:LooseTier
}
MERGE (tier:Tier {id: made.id})
WITH document, tier, made, coalesce(tier.annotationCount, 0) AS annotationCount,
  coalesce(tier.longestSeconds, 0.0) AS longestSeconds
SET tier = made, tier.annotationCount = annotationCount, tier.longestSeconds = longestSeconds
MERGE (document)-[:HAS_TIER]->(tier)
WITH tier, made
CALL (tier, made) {
  MATCH (parent:Tier {id: made.parentId})
  MERGE (tier)-[:DEPENDS_ON]->(parent)
}
RETURN count(tier) AS count
