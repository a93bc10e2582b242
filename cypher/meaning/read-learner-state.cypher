// in: $lexiconId
// out: revision, state (the head), rows [{kind FORM|CONCEPT, row}] in order of id, all gzip of JSON; no row if there is none
MATCH (state:LearnerState {id: $lexiconId})
RETURN state.revision AS revision, state.state AS state, COLLECT {
  MATCH (row:LearnerRow)
  USING INDEX SEEK row:LearnerRow(lexiconId)
  WHERE row.lexiconId = $lexiconId
  WITH row ORDER BY row.id
  RETURN row {.kind, .row}
} AS rows
