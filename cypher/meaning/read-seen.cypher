// What was in view in ready recordings, interval by interval. A thing may be there twice: by the name that the
// detector gives it, and by its looks. Scenes and qualities of things are left out unless the lexicon's forms may mean them.
// in: $lexiconId, $recordingIds (or null for all)
// out: recordingId, intervals [{startSeconds, endSeconds, shows [{conceptId, confidence, box, byLooks, recurs}]}];
//      recurs: whether the thing was seen more than once
MATCH (recording:Recording {lexiconId: $lexiconId})
WHERE recording.readyPosition IS NOT NULL AND ($recordingIds IS NULL OR recording.id IN $recordingIds)
WITH recording, EXISTS { MATCH (:Lexicon {id: $lexiconId, qualityReferents: true}) } AS withQualities
MATCH (context:VisualContext {recordingId: recording.id})
WHERE context.current AND (withQualities OR NOT (context:Scene OR context:Quality))
WITH recording, context ORDER BY context.startSeconds, context.id
RETURN recording.id AS recordingId, collect(context {
  .startSeconds, .endSeconds,
  shows: COLLECT {
    MATCH (context)-[shows:SHOWS]->(concept:Concept)
    WHERE concept.lexiconId IS NULL OR concept.lexiconId = $lexiconId
    RETURN {
      conceptId: concept.id, confidence: shows.confidence, box: shows.box, byLooks: concept.lexiconId IS NOT NULL,
      recurs: COUNT { MATCH (:Appearance)-[:INSTANCE_OF]->(concept) } > 1
    } ORDER BY concept.id, shows.confidence
  }
}) AS intervals
