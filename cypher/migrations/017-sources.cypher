// Keys of who or what is heard in recordings and of what people have said of it, and the order in which Sources are listed.

CREATE CONSTRAINT heard_source_id IF NOT EXISTS FOR (n:HeardSource) REQUIRE n.id IS UNIQUE;
CREATE INDEX heard_source_recording_id IF NOT EXISTS FOR (n:HeardSource) ON (n.recordingId);
CREATE CONSTRAINT source_identification_id IF NOT EXISTS FOR (n:SourceIdentification) REQUIRE n.id IS UNIQUE;
CREATE INDEX source_identification_recording_id IF NOT EXISTS FOR (n:SourceIdentification) ON (n.recordingId);
CREATE INDEX source_identification_lexicon_id IF NOT EXISTS FOR (n:SourceIdentification) ON (n.lexiconId);
CREATE INDEX source_order IF NOT EXISTS FOR (n:Source) ON (n.lexiconId, n.seconds, n.id);
DROP INDEX source_lexicon_id IF EXISTS;
