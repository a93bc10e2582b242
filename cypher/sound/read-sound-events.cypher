// What runs wrote, in order of time.
// in: $runIds
// out: runId, events (their properties, and isVoice); only runs that are done
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
OPTIONAL MATCH (run)-[:WROTE]->(event:SoundEvent)
WITH run, event ORDER BY event.ordinal
RETURN run.id AS runId, collect(event {.*, isVoice: event:Utterance}) AS events
