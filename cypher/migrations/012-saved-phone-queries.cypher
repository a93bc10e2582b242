// Keys of saved queries, the order in which their owners see them, and the index by which what was just heard is found.

CREATE CONSTRAINT phone_query_id IF NOT EXISTS FOR (n:PhoneQuery) REQUIRE n.id IS UNIQUE;

CREATE INDEX phone_query_order IF NOT EXISTS FOR (n:PhoneQuery) ON (n.ownerId, n.name);
CREATE INDEX phone_sequence_heard_in IF NOT EXISTS FOR (n:PhoneSequence) ON (n.heardIn);
