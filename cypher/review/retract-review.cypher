// Undoes a reviewer's standing verdict.
// in: $subjectId, $reviewerId, $nowMs
// out: id, if there was one
MATCH (review:Review {subjectId: $subjectId, reviewerId: $reviewerId})
WHERE review.retractedAtMs IS NULL
SET review.retractedAtMs = $nowMs
RETURN review.id AS id
