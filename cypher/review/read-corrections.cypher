// What people say in place of statements; of each the last that was said comes last.
// in: $statementIds, $collectionIds
// out: annotation (properties)
UNWIND $statementIds AS statementId
MATCH (annotation:Annotation {statementId: statementId})
USING INDEX SEEK annotation:Annotation(statementId)
MATCH (tier:Tier {id: annotation.tierId})
WHERE tier.collectionId IN $collectionIds
RETURN annotation {.*} AS annotation
ORDER BY annotation.revision, annotation.id
