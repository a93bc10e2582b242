// What was heard in recordings that have been heard anew since is of no Source any more.
// in: $lexiconId
// out: nothing
MATCH (source:Source {lexiconId: $lexiconId})<-[of:OF]-(heard:HeardSource)
WHERE NOT heard.current
OPTIONAL MATCH (heard)-[:SOUNDS_IN]->(:SoundEvent)-[emitted:EMITTED_BY {heardSourceId: heard.id}]->(source)
DELETE of, emitted
