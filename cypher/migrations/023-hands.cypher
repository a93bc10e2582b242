// The key of hands, and the index by which they are taken back.

CREATE CONSTRAINT hand_id IF NOT EXISTS FOR (n:Hand) REQUIRE n.id IS UNIQUE;
CREATE INDEX hand_recording_id IF NOT EXISTS FOR (n:Hand) ON (n.recordingId);
