// Writes the bodies that runs found.
// in: $runs [{runId, token, recordingId, collectionId, current, bodies [{id, ordinal, startSeconds, endSeconds, box, confidence,
//     face (a place among the recording's faces, or null), pathSeconds, pathBoxes (four numbers a point), joints,
//     jointsStartSeconds, jointsPerSecond}]}]
// out: count of bodies
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (recording:Recording {id: written.recordingId})
UNWIND written.bodies AS found
MERGE (body:Body {id: found.id})
SET body += found,
    body.recordingId = written.recordingId,
    body.collectionId = written.collectionId,
    body.runId = written.runId,
    body.token = written.token,
    body.current = written.current
MERGE (recording)-[:CONTAINS]->(body)
MERGE (run)-[:WROTE]->(body)
RETURN count(body) AS count
