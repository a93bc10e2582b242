// A person's verdict on a mapping. One reviewer has one standing verdict on it; an earlier one steps back and is kept.
// in: $id, $subjectId, $lexiconId, $formId, $conceptId, $verdict, $note (or null), $reviewerId, $nowMs
// out: id; no row when the mapping is not there
MATCH (subject:Mapping {id: $subjectId})
// Takes the lock, so that two verdicts at once do not both stand.
REMOVE subject.locked
WITH subject
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
