// Some of what is in a tier on its way out, and the tier with the last of it.
// in: $id, $limit
// out: deleted (annotations)
MATCH (tier:LooseTier {id: $id})
CALL (tier) {
  MATCH (annotation:Annotation {tierId: tier.id})
  USING INDEX SEEK annotation:Annotation(tierId, resolvedStartSeconds, place, resolvedEndSeconds)
  WHERE annotation.resolvedStartSeconds >= 0 AND annotation.place >= 0 AND annotation.resolvedEndSeconds >= 0
  WITH annotation LIMIT $limit
  DETACH DELETE annotation
  RETURN count(*) AS deleted
}
FOREACH (_ IN CASE WHEN deleted < $limit THEN [1] ELSE [] END | DETACH DELETE tier)
RETURN deleted
