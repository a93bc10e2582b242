// in: $recordingIds, $collectionIds
// out: tier (properties), in the order of their documents, and of their places in them
UNWIND $recordingIds AS recordingId
MATCH (tier:Tier {recordingId: recordingId})
USING INDEX SEEK tier:Tier(recordingId)
WHERE tier.collectionId IN $collectionIds
MATCH (document:AnnotationDocument {id: tier.documentId})
RETURN tier {.*} AS tier
ORDER BY document.revision, document.id, tier.ordinal, tier.id
