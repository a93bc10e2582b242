// Takes the history of a recording's lexicon out of sight from the first revision that had taken the recording in, and has
// nothing written down until the lexicon is settled without it. In the transaction that deletes the recording; what is out of
// sight may be much, and is deleted in parts before that settling is compared (delete-erased-versions).
// in: $recordingId
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
WITH history, revision
WHERE history.erasingFrom IS NULL OR revision.number < history.erasingFrom
SET history.erasingFrom = revision.number,
    history.erasedFromMs = CASE WHEN revision.erasedFromMs < revision.atMs THEN revision.erasedFromMs ELSE revision.atMs END
