// Undoes what a reviewer said last in a lexicon and still stands; what they had said before of the same stands again, as
// a copy in its old place, so that the history keeps both.
// in: $lexiconId, $reviewerId, $restoredId, $nowMs
// out: subjectId, formId, conceptId (of the mapping as it is now, where it is there), verdict, formerVerdict (or null), if there
//      was one
MATCH (locked:Owner {id: $reviewerId})
// Two undoings at once take back two.
SET locked.locked = true REMOVE locked.locked
WITH DISTINCT locked AS reviewer
CALL (reviewer) {
  MATCH (review:Review {lexiconId: $lexiconId})
  USING INDEX SEEK review:Review(lexiconId)
  WHERE review.reviewerId = reviewer.id AND review.retractedAtMs IS NULL
  RETURN review
  ORDER BY coalesce(review.ordinal, 0) DESC, review.createdAtMs DESC, review.id
  LIMIT 1
}
SET review.retractedAtMs = $nowMs, review.ended = 'UNDONE'
WITH reviewer, review
OPTIONAL MATCH (former:Review {id: review.replacesId})
// Where two mappings became one the reviewer may have said something of either.
CALL (review, former) {
  MATCH (other:Review {subjectId: review.subjectId})
  USING INDEX SEEK other:Review(subjectId)
  WHERE former IS NULL AND other.reviewerId = review.reviewerId AND other.retractedAtMs IS NULL AND other.id <> review.id
  WITH other ORDER BY coalesce(other.ordinal, 0) DESC
  RETURN head(collect(other.verdict)) AS otherVerdict
}
OPTIONAL MATCH (subject:Mapping {id: review.subjectId})
FOREACH (_ IN CASE WHEN former IS NULL THEN [] ELSE [1] END |
  CREATE (restored:Review {
    id: $restoredId, subjectId: former.subjectId, lexiconId: former.lexiconId, formId: former.formId,
    conceptId: former.conceptId, verdict: former.verdict, note: former.note, reviewerId: former.reviewerId,
    createdAtMs: $nowMs, ordinal: former.ordinal, replacesId: former.replacesId, restoresId: former.id
  })
  CREATE (restored)-[:BY]->(reviewer)
  FOREACH (_ IN CASE WHEN subject IS NULL THEN [] ELSE [1] END | CREATE (restored)-[:ON]->(subject))
)
RETURN review.subjectId AS subjectId, coalesce(subject.formId, review.formId) AS formId,
  coalesce(subject.conceptId, review.conceptId) AS conceptId, review.verdict AS verdict,
  coalesce(former.verdict, otherVerdict) AS formerVerdict
