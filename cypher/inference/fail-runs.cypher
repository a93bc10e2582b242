// Keeps the fault with the run, if this token still holds it. A run that was done before stays so when its last try to
// be done again has failed.
// in: $runIds, $token, $code, $message, $retryable, $lacking, $durationMs, $maximumAttempts
// out: id, attempts
UNWIND $runIds AS id
MATCH (run:InferenceRun {id: id})
SET run.touchedAtMs = timestamp()
WITH run WHERE run.status = 'CLAIMED' AND run.token = $token
WITH run, $retryable AND run.attempts < $maximumAttempts AS triedAgain
SET run.status = CASE WHEN run.doneAtMs IS NULL OR triedAgain THEN 'FAILED' ELSE 'DONE' END,
    run.faultCode = $code,
    run.faultMessage = $message,
    run.faultRetryable = $retryable,
    run.faultLacking = $lacking,
    run.durationMs = $durationMs
RETURN run.id AS id, run.attempts AS attempts
