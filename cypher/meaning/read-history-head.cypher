// Where the history of a lexicon is, and where its mappings are.
// in: $lexiconId
// out: revision (0 before the first), atMs, recordingCount, reviewMarks, erasures, tainted (a recording was forgotten, and the mappings
//      not settled since), erasedFromMs (or null), position (that the mappings have reached), settled (the mappings are),
//      presentRecordingCount, presentReviewMarks
OPTIONAL MATCH (history:LexiconHistory {id: $lexiconId})
OPTIONAL MATCH (state:CorpusState {lexiconId: $lexiconId, inference: 'mappings'})
OPTIONAL MATCH (lexicon:Lexicon {id: $lexiconId})
WITH history, lexicon, coalesce(state.position, 0) AS position, coalesce(state.settledPosition, 0) AS settledPosition
LIMIT 1
RETURN coalesce(history.revision, 0) AS revision,
  coalesce(history.atMs, 0) AS atMs,
  coalesce(history.recordingCount, 0) AS recordingCount,
  coalesce(history.reviewMarks, 0) AS reviewMarks,
  coalesce(history.erasures, 0) AS erasures,
  coalesce(history.tainted, false) AS tainted,
  history.erasedFromMs AS erasedFromMs,
  position,
  settledPosition >= coalesce(lexicon.changedPosition, 0) AS settled,
  COUNT {
    MATCH (recording:Recording {lexiconId: $lexiconId})
    WHERE recording.readyPosition > 0 AND recording.readyPosition <= position
  } AS presentRecordingCount,
  COUNT { MATCH (:Review {lexiconId: $lexiconId}) }
    + COUNT { MATCH (review:Review {lexiconId: $lexiconId}) WHERE review.retractedAtMs IS NOT NULL } AS presentReviewMarks
