// in: $runIds
// out: transcript (properties); only of runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})-[:WROTE]->(transcript:Transcript)
WHERE run.doneAtMs IS NOT NULL
RETURN transcript {.*} AS transcript
