// A stretch of a tier's annotations, by time.
// in: $tierId, $afterSeconds (-1 for the first), $afterPlace, $limit
// out: annotation (properties)
MATCH (annotation:Annotation {tierId: $tierId})
USING INDEX SEEK annotation:Annotation(tierId, resolvedStartSeconds, place, resolvedEndSeconds)
WHERE annotation.resolvedStartSeconds >= $afterSeconds AND annotation.place >= 0 AND annotation.resolvedEndSeconds >= 0
  AND (annotation.resolvedStartSeconds > $afterSeconds OR annotation.place > $afterPlace)
WITH annotation
ORDER BY annotation.tierId, annotation.resolvedStartSeconds, annotation.place
LIMIT $limit
RETURN annotation {.*} AS annotation
