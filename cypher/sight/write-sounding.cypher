// Writes who or what in view makes what is heard: one statement a turn, which points to who is heard and to who is seen.
// in: $runs [{runId, token, recordingId, collectionId, current, soundings [{id, heardSourceId, seenId, seenOf (faces, bodies or
//     appearances), facts {ordinal, startSeconds, endSeconds, confidence}}]}]
// out: count of statements
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
UNWIND written.soundings AS made
MATCH (heard:HeardSource {id: made.heardSourceId})
OPTIONAL MATCH (face:Face {id: CASE WHEN made.seenOf = 'faces' THEN made.seenId END})
OPTIONAL MATCH (body:Body {id: CASE WHEN made.seenOf = 'bodies' THEN made.seenId END})
OPTIONAL MATCH (thing:Appearance {id: CASE WHEN made.seenOf = 'appearances' THEN made.seenId END})
WITH run, written, made, heard, coalesce(face, body, thing) AS seen
WHERE seen IS NOT NULL
MERGE (sounding:Sounding {id: made.id})
SET sounding += made.facts,
    sounding.recordingId = written.recordingId,
    sounding.collectionId = written.collectionId,
    sounding.runId = written.runId,
    sounding.token = written.token,
    sounding.current = written.current
MERGE (run)-[:WROTE]->(sounding)
MERGE (sounding)-[:HEARD_AS]->(heard)
MERGE (sounding)-[:SEEN_AS]->(seen)
RETURN count(sounding) AS count
