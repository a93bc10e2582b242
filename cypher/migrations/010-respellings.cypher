// Key of respellings, and the index by which they are taken back.

CREATE CONSTRAINT respelling_id IF NOT EXISTS FOR (n:Respelling) REQUIRE n.id IS UNIQUE;
CREATE INDEX respelling_recording_id IF NOT EXISTS FOR (n:Respelling) ON (n.recordingId);
