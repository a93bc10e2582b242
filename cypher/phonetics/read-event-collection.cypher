// in: $eventId, $collectionIds
// out: collectionId; no row where there is no such sound event, or it is in none of these collections
MATCH (event:SoundEvent {id: $eventId})
WHERE event.collectionId IN $collectionIds
RETURN event.collectionId AS collectionId
