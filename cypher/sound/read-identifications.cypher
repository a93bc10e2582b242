// What people have said of who sounds when in recordings of a lexicon, and what is heard in those recordings.
// in: $lexiconId, $recordingIds (or null)
// out: recordingId, said [{sourceId, createdAtMs, starts, ends}], heard [{id, turns [{startSeconds, endSeconds}] in order of
//      time}]; only recordings of which somebody has said something
MATCH (identification:SourceIdentification {lexiconId: $lexiconId})
WHERE $recordingIds IS NULL OR identification.recordingId IN $recordingIds
WITH identification.recordingId AS recordingId,
  collect(identification {.sourceId, .createdAtMs, .starts, .ends}) AS said
MATCH (heard:HeardSource {recordingId: recordingId})
WHERE heard.current
CALL (heard) {
  MATCH (heard)-[sounds:SOUNDS_IN]->(:SoundEvent)
  WITH sounds ORDER BY sounds.startSeconds
  RETURN collect(sounds {.startSeconds, .endSeconds}) AS turns
}
RETURN recordingId, said, collect({id: heard.id, turns: turns}) AS heard
