// How often phones were heard.
// in: $ipas, $collectionIds
// out: ipa, count
UNWIND $ipas AS ipa
CALL (ipa) {
  UNWIND $collectionIds AS collectionId
  MATCH (phone:PhoneToken {collectionId: collectionId, current: true, ipa: ipa})
  USING INDEX SEEK phone:PhoneToken(collectionId, current, ipa, recordingId, utteranceStartSeconds, soundEventId)
  WHERE phone.recordingId IS NOT NULL AND phone.utteranceStartSeconds IS NOT NULL AND phone.soundEventId IS NOT NULL
  RETURN count(phone) AS count
}
RETURN ipa, count
