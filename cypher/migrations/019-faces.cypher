// Keys of faces and bodies.

CREATE CONSTRAINT face_id IF NOT EXISTS FOR (n:Face) REQUIRE n.id IS UNIQUE;
CREATE INDEX face_recording_id IF NOT EXISTS FOR (n:Face) ON (n.recordingId);
CREATE INDEX face_collection_id IF NOT EXISTS FOR (n:Face) ON (n.collectionId, n.current);
CREATE CONSTRAINT body_id IF NOT EXISTS FOR (n:Body) REQUIRE n.id IS UNIQUE;
CREATE INDEX body_recording_id IF NOT EXISTS FOR (n:Body) ON (n.recordingId);
