// Erases the history of a recording's lexicon from the first revision that had taken the recording in; what was held then
// is held still, until the lexicon is settled and compared anew. In the transaction that deletes the recording.
// in: $recordingId, $stillHeld
// out: nothing
MATCH (recording:Recording {id: $recordingId})
WHERE recording.readyPosition IS NOT NULL
MERGE (history:LexiconHistory {id: recording.lexiconId})
SET history.tainted = true, history.erasures = coalesce(history.erasures, 0) + 1
WITH recording, history
CALL (recording) {
  MATCH (revision:LexiconRevision {lexiconId: recording.lexiconId})
  WHERE revision.position >= recording.readyPosition
  RETURN revision ORDER BY revision.number LIMIT 1
}
SET history.erasedFromMs = CASE
  WHEN history.erasedFromMs < revision.atMs THEN history.erasedFromMs
  WHEN revision.erasedFromMs < revision.atMs THEN revision.erasedFromMs
  ELSE revision.atMs END
WITH recording.lexiconId AS lexiconId, revision.number AS first
CALL (lexiconId, first) {
  MATCH (version:MappingVersion {lexiconId: lexiconId})
  WHERE version.untilRevision >= first
  WITH version, version.revision < first AS stays
  FOREACH (_ IN CASE WHEN stays THEN [1] ELSE [] END |
    SET version.untilRevision = $stillHeld REMOVE version.untilMs)
  FOREACH (_ IN CASE WHEN stays THEN [] ELSE [1] END | DETACH DELETE version)
}
CALL (lexiconId, first) {
  MATCH (revision:LexiconRevision {lexiconId: lexiconId})
  WHERE revision.number >= first
  DETACH DELETE revision
}
