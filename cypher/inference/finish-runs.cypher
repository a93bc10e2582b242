// Marks runs DONE, if this token still holds them: a worker that slept through its lease gets none back and must write
// nothing, and neither must one whose inputs have changed since the claim; such a run is to be claimed anew. A newer run
// steps in front of older ones about the same subject, and of what was said about their statements; all that stays
// readable by run.
// in: $runs [{id, readRunIds, resultSha256}] sorted by id, $recordingId, $token, $durationMs
// out: id of each run that is now done, changed (whether it gave another result before), shown (whether that other result
//      was there until now)
MATCH (recording:Recording {id: $recordingId})
// Takes the lock before those of the runs, as every query does that needs both.
SET recording.locked = true REMOVE recording.locked
WITH recording
UNWIND $runs AS finished
MATCH (run:InferenceRun {id: finished.id})
SET run.touchedAtMs = timestamp()
WITH run, finished WHERE run.status = 'CLAIMED' AND run.token = $token
WITH run, finished,
  run.doneAtMs IS NOT NULL AS shown,
  CASE
    WHEN run.resultSha256 IS NULL THEN run.doneAtMs IS NOT NULL
    ELSE run.resultSha256 <> finished.resultSha256
  END AS changed,
  EXISTS {
    UNWIND finished.readRunIds AS readId
    MATCH (read:InferenceRun {id: readId})
    WHERE read.changedPosition > run.claimedPosition
  } AS overtaken
FOREACH (_ IN CASE WHEN overtaken THEN [1] ELSE [] END |
  SET run.status = 'ABSENT', run.doneAtMs = null, run.leaseUntilMs = 0, run.attempts = run.attempts - 1)
WITH run, finished, shown, changed WHERE NOT overtaken
SET run.status = 'DONE',
    run.doneAtMs = timestamp(),
    run.durationMs = $durationMs,
    run.resultSha256 = finished.resultSha256,
    run.current = true,
    run.faultCode = null,
    run.faultMessage = null,
    run.faultRetryable = null,
    run.faultLacking = null
WITH run, finished, shown, changed
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
  // Planned while there are few runs, both would scan an index; and the plan is kept when there are many.
  MATCH (older:InferenceRun {subjectId: run.subjectId})
  USING INDEX SEEK older:InferenceRun(subjectId)
  WHERE older.inference = run.inference AND older.parameters = run.parameters AND older.id <> run.id AND older.current
  SET older.current = false
  WITH older
  MATCH (older)-[:WROTE]->(statement)
  SET statement.current = false
  WITH statement
  MATCH (about:InferenceRun {subjectId: statement.id})
  USING INDEX SEEK about:InferenceRun(subjectId)
  WHERE about.current
  SET about.current = false
  WITH about
  MATCH (about)-[:WROTE]->(deeper)
  SET deeper.current = false
}
RETURN run.id AS id, changed, shown
