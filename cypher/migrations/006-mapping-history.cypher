// Keys of the history of mappings, and the indexes by which one mapping's is read, and a lexicon's at some revision.

CREATE CONSTRAINT lexicon_history_id IF NOT EXISTS FOR (n:LexiconHistory) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT lexicon_revision_id IF NOT EXISTS FOR (n:LexiconRevision) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT mapping_version_id IF NOT EXISTS FOR (n:MappingVersion) REQUIRE n.id IS UNIQUE;

CREATE INDEX lexicon_revision_order IF NOT EXISTS FOR (n:LexiconRevision) ON (n.lexiconId, n.number);
CREATE INDEX mapping_version_order IF NOT EXISTS FOR (n:MappingVersion) ON (n.mappingId, n.revision);
CREATE INDEX mapping_version_span IF NOT EXISTS FOR (n:MappingVersion) ON (n.lexiconId, n.untilRevision, n.revision);
CREATE INDEX mapping_version_form IF NOT EXISTS FOR (n:MappingVersion) ON (n.formId, n.untilRevision);
