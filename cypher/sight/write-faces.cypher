// Writes the faces that runs found.
// in: $runs [{runId, token, recordingId, collectionId, current, faces [{id, personId, ordinal, startSeconds, endSeconds, box,
//     confidence, point, pathSeconds, pathBoxes (four numbers a point), moments, momentsStartSeconds, momentsPerSecond}]}]
// out: count of faces
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (recording:Recording {id: written.recordingId})
UNWIND written.faces AS found
MERGE (face:Face {id: found.id})
SET face += found,
    face.recordingId = written.recordingId,
    face.collectionId = written.collectionId,
    face.runId = written.runId,
    face.token = written.token,
    face.current = written.current
MERGE (recording)-[:CONTAINS]->(face)
MERGE (run)-[:WROTE]->(face)
RETURN count(face) AS count
