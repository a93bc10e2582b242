// Writes how runs saw things to be: each quality is an interval in view of its own, which shows the quality as a concept.
// in: $runs [{runId, token, recordingId, collectionId, current, qualities [{id, startSeconds, endSeconds, conceptId,
//     kind, label, confidence, box, appearanceIds (in order)}]}]
// out: count of qualities
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (recording:Recording {id: written.recordingId})
UNWIND written.qualities AS seen
MERGE (context:VisualContext {id: seen.id})
SET context:Quality,
    context.recordingId = written.recordingId,
    context.collectionId = written.collectionId,
    context.runId = written.runId,
    context.token = written.token,
    context.current = written.current,
    context.startSeconds = seen.startSeconds,
    context.endSeconds = seen.endSeconds,
    context.appearanceIds = seen.appearanceIds
MERGE (recording)-[:CONTAINS]->(context)
MERGE (run)-[:WROTE]->(context)
MERGE (concept:Concept {id: seen.conceptId})
ON CREATE SET concept.kind = seen.kind, concept.label = seen.label
MERGE (context)-[shows:SHOWS]->(concept)
SET shows.confidence = seen.confidence, shows.box = seen.box
RETURN count(context) AS count
