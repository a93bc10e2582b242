// Keys of transcripts and their cues, and the indexes by which they are listed, found by time and taken back.

CREATE CONSTRAINT transcript_id IF NOT EXISTS FOR (n:Transcript) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT cue_id IF NOT EXISTS FOR (n:Cue) REQUIRE n.id IS UNIQUE;
CREATE INDEX transcript_recording_id IF NOT EXISTS FOR (n:Transcript) ON (n.recordingId);
CREATE INDEX cue_order IF NOT EXISTS FOR (n:Cue) ON (n.transcriptId, n.ordinal);
CREATE INDEX cue_start IF NOT EXISTS FOR (n:Cue) ON (n.transcriptId, n.startSeconds);
CREATE INDEX cue_recording_id IF NOT EXISTS FOR (n:Cue) ON (n.recordingId);
