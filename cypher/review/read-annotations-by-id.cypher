// Annotations of a recording, those that are still in a tier that is shown.
// in: $recordingId, $ids, $collectionIds
// out: annotation (properties), by time, place and id
UNWIND $ids AS id
MATCH (annotation:Annotation {id: id})
MATCH (tier:Tier {id: annotation.tierId})
WHERE tier.recordingId = $recordingId AND tier.collectionId IN $collectionIds
WITH DISTINCT annotation
RETURN annotation {.*} AS annotation
ORDER BY annotation.resolvedStartSeconds, annotation.place, annotation.id
