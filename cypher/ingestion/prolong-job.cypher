// in: $id, $token, $leaseMs
// out: id, if the job is still held
MATCH (job:IngestJob {id: $id})
SET job.touchedAtMs = timestamp()
WITH job WHERE job.token = $token AND job.status = 'RUNNING'
SET job.leaseUntilMs = timestamp() + $leaseMs
RETURN job.id AS id
