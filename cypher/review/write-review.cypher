// A person's verdict on a mapping. One reviewer has one standing verdict on it; an earlier one steps back and is kept.
// in: $id, $subjectId, $lexiconId, $formId, $conceptId, $verdict, $note (or null), $reviewerId, $nowMs
// out: id; no row when the mapping is not there
MATCH (found:Mapping {id: $subjectId})
// Takes the lock (to remove a property alone does not), so that two verdicts at once do not both stand.
SET found.locked = true REMOVE found.locked
WITH DISTINCT $subjectId AS id
MATCH (subject:Mapping {id: id})
OPTIONAL MATCH (former:Review {subjectId: $subjectId, reviewerId: $reviewerId})
WHERE former.retractedAtMs IS NULL
SET former.retractedAtMs = $nowMs
WITH DISTINCT subject
MERGE (reviewer:Owner {id: $reviewerId})
CREATE (review:Review {
  id: $id, subjectId: $subjectId, lexiconId: $lexiconId, formId: $formId, conceptId: $conceptId, verdict: $verdict,
  note: $note, reviewerId: $reviewerId, createdAtMs: $nowMs
})
CREATE (review)-[:ON]->(subject)
CREATE (review)-[:BY]->(reviewer)
RETURN review.id AS id
