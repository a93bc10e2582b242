// Creates each run by its key, or takes over one whose lease has ended, and hands it to one worker. The store's clock
// counts, so that workers whose clocks differ agree on when a lease ends.
// in: $recordings [{id, runs [{id, inference, version, parameters, subjectId, recordingId, collectionId}]}], both sorted
//     by id, $worker, $token, $leaseMs, $again (also runs that are done or have failed for good), $sinceMs (or null; then
//     only runs that were not done since), $maximumAttempts
// out: id, status (CLAIMED now by this token, TAKEN by another, DONE, FAILED), waitMs (until a TAKEN lease ends),
//      code, message, retryable (of a FAILED run), nowMs; no row for a recording that is not there
OPTIONAL MATCH (counter:ChangeCounter {id: 'changes'})
// What a run reads is read after this: an input that changes at a later position is not what it was made from.
WITH coalesce(counter.position, 0) AS position
UNWIND $recordings AS wanted
MATCH (recording:Recording {id: wanted.id})
// Takes the lock, so that no run is made for a recording that is being taken back at this moment: it is looked for anew
// under the lock, since to write to a node that is gone is no error.
SET recording.locked = true REMOVE recording.locked
WITH wanted, position
MATCH (:Recording {id: wanted.id})
UNWIND wanted.runs AS made
MERGE (run:InferenceRun {id: made.id})
ON CREATE SET
  run.key = made.id,
  run.status = 'ABSENT',
  run.attempts = 0,
  run.inference = made.inference,
  run.version = made.version,
  run.parameters = made.parameters,
  run.subjectId = made.subjectId,
  run.recordingId = made.recordingId,
  run.collectionId = made.collectionId
// Writing takes the lock, so what is read below is what the last committer left.
SET run.touchedAtMs = timestamp()
WITH run, position, timestamp() AS now
WITH run, position, now,
  CASE
    WHEN run.status = 'CLAIMED' AND run.leaseUntilMs > now THEN 'TAKEN'
    WHEN $again AND ($sinceMs IS NULL OR run.status IN ['DONE', 'ABSENT'] AND coalesce(run.doneAtMs, 0) < $sinceMs)
      THEN 'CLAIMED'
    WHEN run.status = 'DONE' THEN 'DONE'
    // What the machine lacked then may be there now.
    WHEN run.status = 'FAILED' AND run.faultLacking THEN 'CLAIMED'
    WHEN run.status = 'FAILED' AND (NOT run.faultRetryable OR run.attempts >= $maximumAttempts) THEN 'FAILED'
    // Its workers died on it as often as it may be tried.
    WHEN run.status = 'CLAIMED' AND run.attempts >= $maximumAttempts
      THEN CASE WHEN run.doneAtMs IS NULL THEN 'LOST' ELSE 'DONE' END
    ELSE 'CLAIMED'
  END AS outcome
FOREACH (_ IN CASE WHEN outcome = 'CLAIMED' THEN [1] ELSE [] END |
  SET run.attempts = CASE
        WHEN $again AND run.status IN ['DONE', 'FAILED'] OR run.status = 'FAILED' AND run.faultLacking THEN 1
        ELSE run.attempts + 1
      END,
      run.status = 'CLAIMED',
      run.worker = $worker,
      run.token = $token,
      run.claimedAtMs = now,
      run.claimedPosition = position,
      run.leaseUntilMs = now + $leaseMs)
FOREACH (_ IN CASE WHEN outcome = 'LOST' THEN [1] ELSE [] END |
  SET run.status = 'FAILED',
      run.faultCode = 'WORKER_LOST',
      run.faultMessage = 'the process that inferred it ended before it was done, ' + run.attempts + ' times',
      run.faultRetryable = true,
      run.faultLacking = null)
RETURN run.id AS id,
  CASE outcome WHEN 'LOST' THEN 'FAILED' ELSE outcome END AS status,
  CASE WHEN outcome = 'TAKEN' THEN run.leaseUntilMs - now ELSE 0 END AS waitMs,
  run.faultCode AS code,
  run.faultMessage AS message,
  run.faultRetryable AS retryable,
  now AS nowMs
