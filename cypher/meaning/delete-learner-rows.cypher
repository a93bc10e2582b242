// in: $lexiconId
// out: nothing
MATCH (row:LearnerRow)
USING INDEX SEEK row:LearnerRow(lexiconId)
WHERE row.lexiconId = $lexiconId
DELETE row
