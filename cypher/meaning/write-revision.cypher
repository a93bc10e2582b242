// A revision of a lexicon's history, if nothing was written or erased since it was compared.
// in: $lexiconId, $id, $former {revision, erasures}, $number, $atMs, $position, $recordingCount, $reviewMarks, $settled, $cause,
//     $stillHeld, $ended [version id], $begun [{id, mappingId, formId, conceptId, probability, low, high, status, supportCount, kept}]
// out: number, if it was written
MERGE (history:LexiconHistory {id: $lexiconId})
SET history.touched = true REMOVE history.touched
WITH history
WHERE coalesce(history.revision, 0) = $former.revision AND coalesce(history.erasures, 0) = $former.erasures
CREATE (revision:LexiconRevision {
  id: $id, lexiconId: $lexiconId, number: $number, atMs: $atMs, position: $position, recordingCount: $recordingCount,
  settled: $settled, cause: $cause, erasedFromMs: history.erasedFromMs
})
SET history.revision = $number, history.atMs = $atMs, history.recordingCount = $recordingCount,
    history.reviewMarks = $reviewMarks, history.erasedFromMs = null, history.erasingFrom = null, history.tainted = null
WITH revision
CALL () {
  UNWIND $ended AS id
  MATCH (version:MappingVersion {id: id})
  USING INDEX SEEK version:MappingVersion(id)
  SET version.untilRevision = $number, version.untilMs = $atMs
}
CALL () {
  UNWIND $begun AS held
  CREATE (version:MappingVersion)
  SET version = held,
      version.lexiconId = $lexiconId,
      version.revision = $number,
      version.atMs = $atMs,
      version.cause = $cause,
      version.untilRevision = $stillHeld,
      version.kept = CASE WHEN held.kept > 1 THEN held.kept
        ELSE 1 + COUNT { MATCH (former:MappingVersion {mappingId: held.mappingId}) WHERE former.revision < $number } END
}
RETURN revision.number AS number
