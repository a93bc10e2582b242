// Keys of emotions and of what channels say of them, and the indexes by which that is listed and taken back.

CREATE CONSTRAINT emotion_label IF NOT EXISTS FOR (n:Emotion) REQUIRE n.label IS UNIQUE;
CREATE CONSTRAINT feeling_id IF NOT EXISTS FOR (n:Feeling) REQUIRE n.id IS UNIQUE;
CREATE INDEX feeling_recording_id IF NOT EXISTS FOR (n:Feeling) ON (n.recordingId);
CREATE INDEX feeling_order IF NOT EXISTS FOR (n:Feeling) ON (n.collectionId, n.current, n.recordingId, n.startSeconds, n.id);
