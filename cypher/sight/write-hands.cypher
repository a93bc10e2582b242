// Writes the hands that runs found.
// in: $runs [{runId, token, recordingId, collectionId, current, hands [{id, ordinal, startSeconds, endSeconds, box, confidence,
//     side (LEFT, RIGHT or null), bodyId (or null), pathSeconds, pathBoxes (four numbers a point), moments,
//     momentsStartSeconds, momentsPerSecond}]}]
// out: count of hands
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (recording:Recording {id: written.recordingId})
UNWIND written.hands AS found
MERGE (hand:Hand {id: found.id})
SET hand += found,
    hand.recordingId = written.recordingId,
    hand.collectionId = written.collectionId,
    hand.runId = written.runId,
    hand.token = written.token,
    hand.current = written.current
MERGE (recording)-[:CONTAINS]->(hand)
MERGE (run)-[:WROTE]->(hand)
RETURN count(hand) AS count
