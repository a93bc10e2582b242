// What runs wrote, by when each source is first heard.
// in: $runIds
// out: runId, sources (their properties, and turns [{id, startSeconds, endSeconds, soundEventId}] in order of time); only runs that
//      are done. A turn's id is read again in review/read-statements and review/link-statements
UNWIND $runIds AS runId
MATCH (run:InferenceRun {id: runId})
WHERE run.doneAtMs IS NOT NULL
OPTIONAL MATCH (run)-[:WROTE]->(heard:HeardSource)
WITH run, heard ORDER BY heard.ordinal
CALL (heard) {
  MATCH (heard)-[sounds:SOUNDS_IN]->(event:SoundEvent)
  WITH heard, sounds, event ORDER BY sounds.startSeconds, event.id
  RETURN collect({
    id: heard.id + ':' + event.id + ':' + toString(sounds.startSeconds),
    startSeconds: sounds.startSeconds,
    endSeconds: sounds.endSeconds,
    soundEventId: event.id
  }) AS turns
}
RETURN run.id AS runId, collect(heard {.*, turns: turns}) AS sources
