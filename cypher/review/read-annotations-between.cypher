// A page of each tier's annotations that are, in part at least, between two times.
// in: $tierIds, $collectionIds, $fromSeconds, $toSeconds, $afterSeconds, $afterPlace, $afterId (the last of the page before, or -1, -1, ''),
//     $limit (a tier)
// out: annotation (properties), by time, place and id
UNWIND $tierIds AS tierId
MATCH (tier:Tier {id: tierId})
WHERE tier.collectionId IN $collectionIds
WITH tierId, CASE
  WHEN $afterSeconds > $fromSeconds - tier.longestSeconds THEN $afterSeconds
  ELSE $fromSeconds - tier.longestSeconds
END AS leastSeconds
CALL (tierId, leastSeconds) {
  MATCH (annotation:Annotation {tierId: tierId})
  USING INDEX SEEK annotation:Annotation(tierId, resolvedStartSeconds, place, resolvedEndSeconds)
  WHERE annotation.resolvedStartSeconds >= leastSeconds AND annotation.resolvedStartSeconds < $toSeconds
    AND annotation.place >= 0 AND annotation.resolvedEndSeconds >= $fromSeconds
    AND (annotation.resolvedEndSeconds > $fromSeconds OR annotation.resolvedStartSeconds = $fromSeconds)
    AND (annotation.resolvedStartSeconds > $afterSeconds
      OR annotation.place > $afterPlace OR (annotation.place = $afterPlace AND annotation.id > $afterId))
  RETURN annotation
  ORDER BY annotation.tierId, annotation.resolvedStartSeconds, annotation.place, annotation.id
  LIMIT $limit
}
RETURN annotation {.*} AS annotation
ORDER BY annotation.resolvedStartSeconds, annotation.place, annotation.id
