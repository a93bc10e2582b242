// The same as list-lexical-entries, the last first.
// in: $lexiconIds, $datasetId, $concept (the beginning of a name or code), $language (a name or code; all in lower case, or null), $after,
//     $before ([formKey, id] exclusive, or null), $atLeast, $atMost (keys that hold both the filter's and the cursors'), $limit
// out: entry (properties)
UNWIND $lexiconIds AS lexiconId
CALL (lexiconId) {
  MATCH (entry:LexicalEntry {lexiconId: lexiconId})
  USING INDEX entry:LexicalEntry(lexiconId, formKey, id)
  WHERE entry.formKey >= $atLeast AND entry.formKey <= $atMost AND entry.id IS NOT NULL
    AND ($after IS NULL OR entry.formKey > $after[0] OR (entry.formKey = $after[0] AND entry.id > $after[1]))
    AND ($before IS NULL OR entry.formKey < $before[0] OR (entry.formKey = $before[0] AND entry.id < $before[1]))
    AND ($datasetId IS NULL OR entry.datasetId = $datasetId)
    AND ($concept IS NULL OR any(key IN entry.conceptKeys WHERE key STARTS WITH $concept))
    AND ($language IS NULL OR $language IN entry.languageKeys)
    AND EXISTS { MATCH (:Dataset {id: entry.datasetId}) }
  RETURN entry
  ORDER BY entry.lexiconId DESC, entry.formKey DESC, entry.id DESC
  LIMIT $limit
}
WITH entry
ORDER BY entry.formKey DESC, entry.id DESC
LIMIT $limit
RETURN entry {.*} AS entry
