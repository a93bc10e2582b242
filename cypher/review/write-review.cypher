// A person's answer on a mapping. One reviewer has one standing answer on it; an earlier one steps back and is kept.
// in: $id, $subjectId, $lexiconId, $formId, $conceptId, $verdict, $note (or null), $reviewerId, $nowMs
// out: id, formerVerdict (or null); no row when the mapping is not there
MATCH (found:Mapping {id: $subjectId})
// Takes the lock (to remove a property alone does not), so that two verdicts at once do not both stand.
SET found.locked = true REMOVE found.locked
WITH DISTINCT $subjectId AS id
MATCH (subject:Mapping {id: id})
// Counted and not timed: what a reviewer said last is told even where the clock jumps back.
MERGE (reviewer:Owner {id: $reviewerId})
SET reviewer.reviewCount = coalesce(reviewer.reviewCount, 0) + 1
WITH subject, reviewer
OPTIONAL MATCH (standing:Review {subjectId: $subjectId, reviewerId: $reviewerId})
WHERE standing.retractedAtMs IS NULL
SET standing.retractedAtMs = $nowMs, standing.ended = 'REPLACED'
// Two stand where two mappings became one.
WITH subject, reviewer, standing ORDER BY coalesce(standing.ordinal, 0) DESC
WITH subject, reviewer, head(collect(standing)) AS former
CREATE (review:Review {
  id: $id, subjectId: $subjectId, lexiconId: $lexiconId, formId: $formId, conceptId: $conceptId, verdict: $verdict,
  note: $note, reviewerId: $reviewerId, createdAtMs: $nowMs, ordinal: reviewer.reviewCount, replacesId: former.id
})
CREATE (review)-[:ON]->(subject)
CREATE (review)-[:BY]->(reviewer)
RETURN review.id AS id, former.verdict AS formerVerdict
