// Keys of shots.

CREATE CONSTRAINT shot_id IF NOT EXISTS FOR (n:Shot) REQUIRE n.id IS UNIQUE;
CREATE INDEX shot_recording_id IF NOT EXISTS FOR (n:Shot) ON (n.recordingId);
