// The job that has waited longest: queued and due, or left by a worker whose lease has ended.
// in: $worker, $token, $leaseMs
// out: job (its properties); no row when there is nothing to do
MATCH (job:IngestJob)
WHERE (job.status = 'QUEUED' AND job.dueAtMs <= timestamp())
   OR (job.status = 'RUNNING' AND job.leaseUntilMs <= timestamp())
WITH job ORDER BY job.queuedAtMs, job.id LIMIT 8
SET job.touchedAtMs = timestamp()
// Read anew under the lock: another worker may have been quicker.
WITH job
WHERE (job.status = 'QUEUED' AND job.dueAtMs <= timestamp())
   OR (job.status = 'RUNNING' AND job.leaseUntilMs <= timestamp())
WITH job ORDER BY job.queuedAtMs, job.id LIMIT 1
SET job.status = 'RUNNING',
    job.worker = $worker,
    job.token = $token,
    job.leaseUntilMs = timestamp() + $leaseMs,
    job.attempts = job.attempts + 1
RETURN job {.*} AS job
