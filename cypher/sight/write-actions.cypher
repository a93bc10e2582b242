// Writes what runs saw being done: each action is an interval in view of its own, which shows the action as a concept.
// in: $runs [{runId, token, recordingId, collectionId, current, actions [{id, ordinal, startSeconds, endSeconds, conceptId, kind,
//     label, confidence, box, actorId, targetId (or null)}]}]
// out: count of actions
UNWIND $runs AS written
MATCH (run:InferenceRun {id: written.runId})
MATCH (recording:Recording {id: written.recordingId})
UNWIND written.actions AS seen
MERGE (context:VisualContext {id: seen.id})
SET context:Action,
    context.recordingId = written.recordingId,
    context.collectionId = written.collectionId,
    context.runId = written.runId,
    context.token = written.token,
    context.current = written.current,
    context.ordinal = seen.ordinal,
    context.startSeconds = seen.startSeconds,
    context.endSeconds = seen.endSeconds,
    context.actorId = seen.actorId,
    context.targetId = seen.targetId
MERGE (recording)-[:CONTAINS]->(context)
MERGE (run)-[:WROTE]->(context)
MERGE (concept:Concept {id: seen.conceptId})
ON CREATE SET concept.kind = seen.kind, concept.label = seen.label
MERGE (context)-[shows:SHOWS]->(concept)
SET shows.confidence = seen.confidence, shows.box = seen.box
RETURN count(context) AS count
