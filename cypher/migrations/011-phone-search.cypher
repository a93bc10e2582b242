// The order in which utterances are searched for phones, and an index for it: of all, and of those with a phone of one type.
// What was heard before the search was there gets its place too.

MATCH (sequence:PhoneSequence)
WHERE sequence.startSeconds IS NULL
MATCH (event:SoundEvent {id: sequence.soundEventId})
SET sequence.startSeconds = event.startSeconds;

MATCH (phone:PhoneToken)
WHERE phone.utteranceStartSeconds IS NULL
MATCH (event:SoundEvent {id: phone.soundEventId})
SET phone.utteranceStartSeconds = event.startSeconds;

CREATE INDEX phone_sequence_order IF NOT EXISTS FOR (n:PhoneSequence) ON (n.collectionId, n.current, n.recordingId, n.startSeconds, n.soundEventId);
CREATE INDEX phone_token_order IF NOT EXISTS FOR (n:PhoneToken) ON (n.collectionId, n.current, n.ipa, n.recordingId, n.utteranceStartSeconds, n.soundEventId);

DROP INDEX phone_token_collection_id_ipa IF EXISTS;
