// in: $lexiconId (or null for all)
// out: count of jobs queued or running
MATCH (job:IngestJob)
WHERE job.status IN ['QUEUED', 'RUNNING'] AND ($lexiconId IS NULL OR job.lexiconId = $lexiconId)
RETURN count(job) AS count
