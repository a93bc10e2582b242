// The heartbeat of long runs.
// in: $runIds, $token, $leaseMs
// out: id of each run that is still held
UNWIND $runIds AS id
MATCH (run:InferenceRun {id: id})
SET run.touchedAtMs = timestamp()
WITH run WHERE run.status = 'CLAIMED' AND run.token = $token
SET run.leaseUntilMs = timestamp() + $leaseMs
RETURN run.id AS id
