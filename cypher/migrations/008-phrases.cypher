// Key of phrases, and the index by which a lexicon's are read.

CREATE CONSTRAINT phrase_id IF NOT EXISTS FOR (n:Phrase) REQUIRE n.id IS UNIQUE;
CREATE INDEX phrase_lexicon_id IF NOT EXISTS FOR (n:Phrase) ON (n.lexiconId);
