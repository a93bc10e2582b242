// How many phones of some types there are, as far as it matters: each type of each collection is counted up to a number.
// in: $collectionIds, $sets ([[ipa]]), $upTo
// out: counts, in the order of the sets; one row
UNWIND range(0, size($sets) - 1) AS place
CALL (place) {
  UNWIND $collectionIds AS collectionId
  UNWIND $sets[place] AS ipa
  CALL (collectionId, ipa) {
    MATCH (phone:PhoneToken {collectionId: collectionId, current: true, ipa: ipa})
    USING INDEX phone:PhoneToken(collectionId, current, ipa, recordingId, utteranceStartSeconds, soundEventId)
    WHERE phone.recordingId IS NOT NULL AND phone.utteranceStartSeconds IS NOT NULL AND phone.soundEventId IS NOT NULL
    WITH phone LIMIT $upTo
    RETURN count(phone) AS ofType
  }
  RETURN sum(ofType) AS count
}
WITH place, count ORDER BY place
RETURN collect(count) AS counts
