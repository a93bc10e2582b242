// Keys of texts in view, and the indexes by which they, scenes and qualities are taken back.

CREATE INDEX scene_recording_id IF NOT EXISTS FOR (n:Scene) ON (n.recordingId);
CREATE INDEX quality_recording_id IF NOT EXISTS FOR (n:Quality) ON (n.recordingId);
CREATE CONSTRAINT text_in_view_id IF NOT EXISTS FOR (n:TextInView) REQUIRE n.id IS UNIQUE;
CREATE INDEX text_in_view_recording_id IF NOT EXISTS FOR (n:TextInView) ON (n.recordingId);
