// Ends a job, or queues it again, if this token still holds it.
// in: $id, $token, $status (DONE, FAILED or QUEUED), $dueInMs, $faultCode, $faultMessage, $faultInference (or null)
// out: recordingId, if it was held
MATCH (job:IngestJob {id: $id})
SET job.touchedAtMs = timestamp()
WITH job WHERE job.token = $token AND job.status = 'RUNNING'
SET job.status = $status,
    job.dueAtMs = timestamp() + $dueInMs,
    job.leaseUntilMs = 0,
    job.finishedAtMs = CASE WHEN $status = 'QUEUED' THEN null ELSE timestamp() END,
    job.faultCode = $faultCode,
    job.faultMessage = $faultMessage,
    job.faultInference = $faultInference
WITH job
OPTIONAL MATCH (recording:Recording {id: job.recordingId})
FOREACH (_ IN CASE WHEN $status = 'FAILED' AND recording IS NOT NULL THEN [1] ELSE [] END |
  SET recording.state = 'FAILED')
RETURN job.recordingId AS recordingId
