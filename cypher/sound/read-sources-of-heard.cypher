// Which Source what is heard is of, and how sure that is.
// in: $heardSourceIds, $lexiconIds
// out: heardSourceId, confidence, source (id, lexiconId, kind, label, name, seconds)
UNWIND $heardSourceIds AS heardSourceId
MATCH (heard:HeardSource {id: heardSourceId})-[of:OF]->(source:Source)
WHERE source.lexiconId IN $lexiconIds
RETURN heardSourceId, of.confidence AS confidence, source {.id, .lexiconId, .kind, .label, .name, .seconds} AS source
