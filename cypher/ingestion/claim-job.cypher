// Takes one of some jobs, if another worker was not quicker. A query of its own: what it reads, it reads under the lock.
// in: $ids (in the order of preference), $worker, $token, $leaseMs
// out: job (its properties); no row when none of them is to be had
UNWIND range(0, size($ids) - 1) AS place
MATCH (job:IngestJob {id: $ids[place]})
SET job.touchedAtMs = timestamp()
WITH job, place
WHERE (job.status = 'QUEUED' AND job.dueAtMs <= timestamp())
   OR (job.status = 'RUNNING' AND job.leaseUntilMs <= timestamp())
WITH job ORDER BY place LIMIT 1
SET job.status = 'RUNNING',
    job.worker = $worker,
    job.token = $token,
    job.leaseUntilMs = timestamp() + $leaseMs,
    job.attempts = job.attempts + 1
RETURN job {.*} AS job
