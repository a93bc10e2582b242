// What the learner knows of some forms and concepts, in place of what it knew.
// in: $lexiconId, $rows [{id, kind FORM|CONCEPT, row (gzip of JSON)}]
// out: nothing
UNWIND $rows AS made
MERGE (row:LearnerRow {id: made.id})
SET row.lexiconId = $lexiconId, row.kind = made.kind, row.row = made.row
