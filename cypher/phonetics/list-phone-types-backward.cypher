// The same as list-phone-types, the last first.
// in: $collectionIds, $after, $before ([ipa] exclusive, or null), $limit
// out: type (id, ipa, features)
MATCH (type:PhoneType)
USING INDEX type:PhoneType(ipa)
WHERE type.ipa IS NOT NULL
  AND ($after IS NULL OR type.ipa > $after[0])
  AND ($before IS NULL OR type.ipa < $before[0])
  AND EXISTS {
    UNWIND $collectionIds AS collectionId
    MATCH (phone:PhoneToken {collectionId: collectionId, current: true, ipa: type.ipa})
    USING INDEX SEEK phone:PhoneToken(collectionId, current, ipa, recordingId, utteranceStartSeconds, soundEventId)
    WHERE phone.recordingId IS NOT NULL AND phone.utteranceStartSeconds IS NOT NULL AND phone.soundEventId IS NOT NULL
  }
RETURN type {.id, .ipa, .features} AS type
ORDER BY type.ipa DESC
LIMIT $limit
