// Keys of what is seen sounding.

CREATE CONSTRAINT sounding_id IF NOT EXISTS FOR (n:Sounding) REQUIRE n.id IS UNIQUE;
CREATE INDEX sounding_recording_id IF NOT EXISTS FOR (n:Sounding) ON (n.recordingId);
