// A page of who said what, the newest first, or in reverse; answers that no longer stand included. People's words are few,
// so they are looked up by lexicon or by what they are on, and sorted.
// in: $lexiconIds, $subjectId, $reviewerId, $sinceMs, $standing (whether they stand; or null), $after, $before
//     ([createdAtMs, id] exclusive, or null), $backward, $limit
// out: review (its properties)
CALL () {
  UNWIND CASE WHEN $subjectId IS NULL THEN [] ELSE [$subjectId] END AS subjectId
  MATCH (review:Review {subjectId: subjectId})
  USING INDEX SEEK review:Review(subjectId)
  RETURN review
UNION ALL
  UNWIND CASE WHEN $subjectId IS NULL THEN $lexiconIds ELSE [] END AS lexiconId
  MATCH (review:Review {lexiconId: lexiconId})
  USING INDEX SEEK review:Review(lexiconId)
  RETURN review
}
WITH review
WHERE review.lexiconId IN $lexiconIds
  AND ($reviewerId IS NULL OR review.reviewerId = $reviewerId)
  AND ($sinceMs IS NULL OR review.createdAtMs >= $sinceMs)
  AND ($standing IS NULL OR (review.retractedAtMs IS NULL) = $standing)
  AND ($after IS NULL OR review.createdAtMs < $after[0] OR (review.createdAtMs = $after[0] AND review.id < $after[1]))
  AND ($before IS NULL OR review.createdAtMs > $before[0] OR (review.createdAtMs = $before[0] AND review.id > $before[1]))
WITH review
ORDER BY
  CASE WHEN $backward THEN review.createdAtMs ELSE -review.createdAtMs END,
  CASE WHEN $backward THEN review.id END,
  CASE WHEN $backward THEN null ELSE review.id END DESC
LIMIT $limit
RETURN review {.*} AS review
