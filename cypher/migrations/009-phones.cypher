// Keys of phones, and the indexes by which they are taken back, listed and counted.

CREATE CONSTRAINT phone_type_id IF NOT EXISTS FOR (n:PhoneType) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT phone_token_id IF NOT EXISTS FOR (n:PhoneToken) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT phone_sequence_id IF NOT EXISTS FOR (n:PhoneSequence) REQUIRE n.id IS UNIQUE;
CREATE INDEX phone_type_ipa IF NOT EXISTS FOR (n:PhoneType) ON (n.ipa);
CREATE INDEX phone_token_recording_id IF NOT EXISTS FOR (n:PhoneToken) ON (n.recordingId);
CREATE INDEX phone_token_collection_id_ipa IF NOT EXISTS FOR (n:PhoneToken) ON (n.collectionId, n.current, n.ipa);
CREATE INDEX phone_sequence_recording_id IF NOT EXISTS FOR (n:PhoneSequence) ON (n.recordingId);
