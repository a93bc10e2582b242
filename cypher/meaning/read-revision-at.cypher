// The last revision of a lexicon at an instant, or the latest of all, with what tells whether it can be relied on.
// in: $lexiconId, $atMs (or null for the latest)
// out: latestMs (0 without any revision), firstMs (of the first, or null), revision (its properties, or null), erased [{fromMs, untilMs (or null)}]
OPTIONAL MATCH (history:LexiconHistory {id: $lexiconId})
CALL () {
  OPTIONAL MATCH (revision:LexiconRevision {lexiconId: $lexiconId})
  WHERE $atMs IS NULL OR revision.atMs <= $atMs
  RETURN revision ORDER BY revision.number DESC LIMIT 1
}
CALL () {
  OPTIONAL MATCH (first:LexiconRevision {lexiconId: $lexiconId})
  RETURN first.atMs AS firstMs ORDER BY first.number LIMIT 1
}
RETURN coalesce(history.atMs, 0) AS latestMs, firstMs,
  CASE WHEN revision IS NULL THEN null ELSE revision {.*} END AS revision,
  COLLECT {
    MATCH (later:LexiconRevision {lexiconId: $lexiconId})
    WHERE later.erasedFromMs IS NOT NULL
    RETURN {fromMs: later.erasedFromMs, untilMs: later.atMs}
  } + CASE WHEN history.erasedFromMs IS NULL THEN [] ELSE [{fromMs: history.erasedFromMs, untilMs: null}] END AS erased
