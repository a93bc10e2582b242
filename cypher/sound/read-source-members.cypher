// Sources, with what is heard of each.
// in: $lexiconId
// out: id, memberIds
MATCH (source:Source {lexiconId: $lexiconId})<-[:OF]-(heard:HeardSource)
RETURN source.id AS id, collect(heard.id) AS memberIds
ORDER BY id
