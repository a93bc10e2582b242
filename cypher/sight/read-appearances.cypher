// Current appearances of a lexicon: of some recordings, or of all.
// in: $lexiconId, $recordingIds (or null)
// out: id, recordingId, contextId, startSeconds, endSeconds, confidence, box, descriptor, label, labelConfidence; by id
MATCH (recording:Recording {lexiconId: $lexiconId})
WHERE recording.readyPosition IS NOT NULL AND ($recordingIds IS NULL OR recording.id IN $recordingIds)
MATCH (appearance:Appearance {recordingId: recording.id})<-[:HAS_APPEARANCE]-(context:VisualContext)
WHERE appearance.current
RETURN appearance.id AS id, recording.id AS recordingId, context.id AS contextId,
  appearance.startSeconds AS startSeconds, appearance.endSeconds AS endSeconds, appearance.confidence AS confidence,
  appearance.box AS box, appearance.descriptor AS descriptor,
  appearance.label AS label, appearance.labelConfidence AS labelConfidence
ORDER BY id
