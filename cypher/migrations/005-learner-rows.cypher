// What the learner knows, a row a form and a concept, so that a step writes only what it changed.

CREATE CONSTRAINT learner_row_id IF NOT EXISTS FOR (n:LearnerRow) REQUIRE n.id IS UNIQUE;
CREATE INDEX learner_row_lexicon_id IF NOT EXISTS FOR (n:LearnerRow) ON (n.lexiconId);
