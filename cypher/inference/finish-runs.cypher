// Marks runs DONE, if this token still holds them: a worker that slept through its lease gets none back and must write
// nothing. A newer run steps in front of older ones about the same subject, and of what was said about their
// statements; all that stays readable by run.
// in: $runs [{id, readRunIds}] sorted by id, $recordingId, $token, $durationMs
// out: id of each run that is now done
MATCH (recording:Recording {id: $recordingId})
// Takes the lock before those of the runs, as every query does that needs both.
SET recording.locked = true REMOVE recording.locked
WITH recording
UNWIND $runs AS finished
MATCH (run:InferenceRun {id: finished.id})
SET run.touchedAtMs = timestamp()
WITH run, finished WHERE run.status = 'CLAIMED' AND run.token = $token
SET run.status = 'DONE',
    run.doneAtMs = timestamp(),
    run.durationMs = $durationMs,
    run.current = true,
    run.faultCode = null,
    run.faultMessage = null,
    run.faultRetryable = null
WITH run, finished
CALL (run) {
  // Of an earlier try. To delete and create takes a third of the time of a MERGE where many have read one run.
  MATCH (run)-[former:READ]->()
  DELETE former
}
CALL (run, finished) {
  UNWIND finished.readRunIds AS readId
  MATCH (read:InferenceRun {id: readId})
  CREATE (run)-[:READ]->(read)
}
CALL (run) {
  MATCH (older:InferenceRun {subjectId: run.subjectId})
  WHERE older.inference = run.inference AND older.parameters = run.parameters AND older.id <> run.id AND older.current
  SET older.current = false
  WITH older
  MATCH (older)-[:WROTE]->(statement)
  SET statement.current = false
  WITH statement
  MATCH (about:InferenceRun {subjectId: statement.id})
  WHERE about.current
  SET about.current = false
  WITH about
  MATCH (about)-[:WROTE]->(deeper)
  SET deeper.current = false
}
RETURN run.id AS id
