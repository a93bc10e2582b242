// Gives claims back that nobody will work on, so that the next asker need not wait for the lease to end. The try does not
// count.
// in: $runIds, $token
// out: count of runs released
UNWIND $runIds AS id
MATCH (run:InferenceRun {id: id})
SET run.touchedAtMs = timestamp()
WITH run WHERE run.status = 'CLAIMED' AND run.token = $token
SET run.status = CASE WHEN run.doneAtMs IS NULL THEN 'ABSENT' ELSE 'DONE' END,
    run.leaseUntilMs = 0,
    run.attempts = run.attempts - 1
RETURN count(*) AS count
