// Writes the shots that runs found, each with what the camera does in it.
// in: $runs [{runId, token, recordingId, collectionId, current, shots [{id, ordinal, startSeconds, endSeconds, transition,
//     cameraMoves, cameraStarts, cameraEnds, cameraSpeeds (equally long), movementStarts, movementEnds, movementGrowthsX,
//     movementGrowthsY, movementPoints (equally long), movementSeconds, movementBoxes}]}]
// out: count of shots
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (recording:Recording {id: written.recordingId})
UNWIND written.shots AS found
MERGE (shot:Shot {id: found.id})
SET shot += found {.ordinal, .startSeconds, .endSeconds, .transition, .cameraMoves, .cameraStarts, .cameraEnds, .cameraSpeeds,
      .movementStarts, .movementEnds, .movementGrowthsX, .movementGrowthsY, .movementPoints, .movementSeconds, .movementBoxes},
    shot.recordingId = written.recordingId,
    shot.collectionId = written.collectionId,
    shot.runId = written.runId,
    shot.token = written.token,
    shot.current = written.current
MERGE (recording)-[:CONTAINS]->(shot)
MERGE (run)-[:WROTE]->(shot)
RETURN count(shot) AS count
