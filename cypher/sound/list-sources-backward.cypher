// The same as list-sources, those that are heard for the shortest first.
// in: $lexiconIds, $kind, $label, $named (or null), $after, $before ([seconds, id] exclusive, or null), $atLeast, $atMost
//     (seconds that hold the cursors'), $limit
// out: source (id, lexiconId, kind, label, name, seconds)
UNWIND $lexiconIds AS lexiconId
CALL (lexiconId) {
  MATCH (source:Source {lexiconId: lexiconId})
  USING INDEX source:Source(lexiconId, seconds, id)
  WHERE source.seconds >= $atLeast AND source.seconds <= $atMost AND source.id IS NOT NULL
    AND ($after IS NULL OR source.seconds < $after[0] OR (source.seconds = $after[0] AND source.id < $after[1]))
    AND ($before IS NULL OR source.seconds > $before[0] OR (source.seconds = $before[0] AND source.id > $before[1]))
    AND coalesce(source.retired, false) = false
    AND ($kind IS NULL OR source.kind = $kind)
    AND ($label IS NULL OR source.label = $label)
    AND ($named IS NULL OR (source.name IS NOT NULL) = $named)
  RETURN source
  ORDER BY source.lexiconId, source.seconds, source.id
  LIMIT $limit
}
WITH source
ORDER BY source.seconds, source.id
LIMIT $limit
RETURN source {.id, .lexiconId, .kind, .label, .name, .seconds} AS source
