// Keeps the fault with the run, if this token still holds it.
// in: $runIds, $token, $code, $message, $retryable, $durationMs
// out: id, attempts
UNWIND $runIds AS id
MATCH (run:InferenceRun {id: id})
SET run.touchedAtMs = timestamp()
WITH run WHERE run.status = 'CLAIMED' AND run.token = $token
SET run.status = CASE WHEN run.doneAtMs IS NULL THEN 'FAILED' ELSE 'DONE' END,
    run.faultCode = $code,
    run.faultMessage = $message,
    run.faultRetryable = $retryable,
    run.durationMs = $durationMs
RETURN run.id AS id, run.attempts AS attempts
