// Some of the rows of a learner's state.
// in: $lexiconId, $ids
// out: revision, state (the head), rows [{kind FORM|CONCEPT, row}] in order of id, all gzip of JSON; no row if there is no state
MATCH (state:LearnerState {id: $lexiconId})
RETURN state.revision AS revision, state.state AS state, COLLECT {
  UNWIND $ids AS id
  MATCH (row:LearnerRow {id: id})
  USING INDEX SEEK row:LearnerRow(id)
  WITH row ORDER BY row.id
  RETURN row {.kind, .row}
} AS rows
