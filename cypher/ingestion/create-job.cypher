// The job of a new recording, in the transaction that makes the recording. One that failed is queued again.
// in: $id, $recordingId, $nowMs
// out: job (its properties)
MATCH (recording:Recording {id: $recordingId})
MERGE (job:IngestJob {id: $id})
ON CREATE SET
  job.recordingId = $recordingId,
  job.collectionId = recording.collectionId,
  job.lexiconId = recording.lexiconId,
  job.title = recording.title,
  job.status = 'QUEUED',
  job.attempts = 0,
  job.queuedAtMs = $nowMs,
  job.dueAtMs = $nowMs,
  job.leaseUntilMs = 0
MERGE (job)-[:FOR]->(recording)
WITH job, recording, job.status = 'FAILED' AS failed
FOREACH (_ IN CASE WHEN failed THEN [1] ELSE [] END |
  SET job.status = 'QUEUED', job.attempts = 0, job.queuedAtMs = $nowMs, job.dueAtMs = $nowMs,
      job.faultCode = null, job.faultMessage = null, job.faultInference = null,
      recording.state = 'WAITING')
RETURN job {.*} AS job
