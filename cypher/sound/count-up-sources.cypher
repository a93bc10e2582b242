// How long each Source is heard in all; those that are heard nowhere any more leave the lists, but for those with a name that
// were not joined with others.
// in: $lexiconId
// out: nothing
MATCH (source:Source {lexiconId: $lexiconId})
CALL (source) {
  OPTIONAL MATCH (heard:HeardSource)-[:OF]->(source)
  RETURN count(heard) AS times, coalesce(sum(heard.seconds), 0.0) AS seconds
}
SET source.seconds = seconds,
    source.retired = times = 0 AND (source.name IS NULL OR EXISTS { MATCH (source)-[:REDIRECTS_TO]->(:Source) })
