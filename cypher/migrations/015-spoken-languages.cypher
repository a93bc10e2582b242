// Key of languages of utterances, the index by which they are taken back, and the one by which a language's utterances are found.

CREATE CONSTRAINT spoken_language_id IF NOT EXISTS FOR (n:SpokenLanguage) REQUIRE n.id IS UNIQUE;
CREATE INDEX spoken_language_recording_id IF NOT EXISTS FOR (n:SpokenLanguage) ON (n.recordingId);
CREATE INDEX spoken_language_language IF NOT EXISTS FOR (n:SpokenLanguage) ON (n.language);
