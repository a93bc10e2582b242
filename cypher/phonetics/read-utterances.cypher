// in: $ids, $collectionIds
// out: event (its properties, and isVoice) of those of these collections
UNWIND $ids AS id
MATCH (event:SoundEvent {id: id})
WHERE event.collectionId IN $collectionIds
RETURN event {.*, isVoice: event:Utterance} AS event
