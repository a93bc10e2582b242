// The voices of a lexicon, as the last step or settling left them.
// in: $lexiconId
// out: id, vector, weight
MATCH (source:Source {lexiconId: $lexiconId})
WHERE source.vector IS NOT NULL AND NOT coalesce(source.retired, false)
RETURN source.id AS id, source.vector AS vector, source.weight AS weight
