// Ends a job, or queues it again, if this token still holds it.
// in: $id, $recordingId, $token, $status (DONE, FAILED or QUEUED), $dueInMs, $counts (whether it was a try),
//     $faultCode, $faultMessage, $faultInference (or null)
// out: recordingId, if it was held
MATCH (recording:Recording {id: $recordingId})
MATCH (lexicon:Lexicon {id: recording.lexiconId})
// Takes the locks in the order in which every query does that needs several: recording, job, lexicon, change log.
SET recording.locked = true REMOVE recording.locked
WITH recording, lexicon
MATCH (job:IngestJob {id: $id})
SET job.touchedAtMs = timestamp()
WITH job, recording, lexicon WHERE job.token = $token AND job.status = 'RUNNING'
SET lexicon.locked = true REMOVE lexicon.locked
SET job.status = $status,
    job.dueAtMs = timestamp() + $dueInMs,
    job.leaseUntilMs = 0,
    job.attempts = CASE WHEN $counts THEN job.attempts ELSE job.attempts - 1 END,
    job.finishedAtMs = CASE WHEN $status = 'QUEUED' THEN null ELSE timestamp() END,
    job.faultCode = $faultCode,
    job.faultMessage = $faultMessage,
    job.faultInference = $faultInference
FOREACH (_ IN CASE WHEN $status = 'FAILED' THEN [1] ELSE [] END | SET recording.state = 'FAILED')
RETURN job.recordingId AS recordingId
