// Creates each run by its key, or takes over one whose lease has ended, and hands it to one worker. The store's clock
// counts, so that workers whose clocks differ agree on when a lease ends.
// in: $runs [{id, inference, version, parameters, subjectId, recordingId, collectionId}] sorted by id, $worker, $token,
//     $leaseMs, $again (also runs that are done or have failed for good), $maximumAttempts
// out: id, status (CLAIMED now by this token, TAKEN by another, DONE, FAILED), waitMs (until a TAKEN lease ends),
//      code, message, retryable (of a FAILED run)
UNWIND $runs AS wanted
MERGE (run:InferenceRun {id: wanted.id})
ON CREATE SET
  run.key = wanted.id,
  run.status = 'ABSENT',
  run.attempts = 0,
  run.inference = wanted.inference,
  run.version = wanted.version,
  run.parameters = wanted.parameters,
  run.subjectId = wanted.subjectId,
  run.recordingId = wanted.recordingId,
  run.collectionId = wanted.collectionId
// Writing takes the lock, so what is read below is what the last committer left.
SET run.touchedAtMs = timestamp()
WITH run, timestamp() AS now
WITH run, now,
  CASE
    WHEN run.status = 'CLAIMED' AND run.leaseUntilMs > now THEN 'TAKEN'
    WHEN run.status = 'DONE' AND NOT $again THEN 'DONE'
    WHEN run.status = 'FAILED' AND NOT $again AND (NOT run.faultRetryable OR run.attempts >= $maximumAttempts) THEN 'FAILED'
    ELSE 'CLAIMED'
  END AS outcome
FOREACH (_ IN CASE WHEN outcome = 'CLAIMED' THEN [1] ELSE [] END |
  SET run.status = 'CLAIMED',
      run.worker = $worker,
      run.token = $token,
      run.claimedAtMs = now,
      run.leaseUntilMs = now + $leaseMs,
      run.attempts = CASE WHEN $again AND run.attempts >= $maximumAttempts THEN 1 ELSE run.attempts + 1 END
)
RETURN run.id AS id,
  outcome AS status,
  CASE WHEN outcome = 'TAKEN' THEN run.leaseUntilMs - now ELSE 0 END AS waitMs,
  run.faultCode AS code,
  run.faultMessage AS message,
  run.faultRetryable AS retryable
