// Key of what people saw animals do, and the index by which a recording's are read.

CREATE CONSTRAINT behaviour_note_id IF NOT EXISTS FOR (n:BehaviourNote) REQUIRE n.id IS UNIQUE;
CREATE INDEX behaviour_note_recording_id IF NOT EXISTS FOR (n:BehaviourNote) ON (n.recordingId);
