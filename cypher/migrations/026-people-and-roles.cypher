// Who may do what is a relation from a person to a collection. Until now a collection named its owner and its readers.

CREATE CONSTRAINT person_id IF NOT EXISTS FOR (n:Person) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT api_key_id IF NOT EXISTS FOR (n:ApiKey) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT audit_entry_id IF NOT EXISTS FOR (n:AuditEntry) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT person_subject IF NOT EXISTS FOR (n:Person) REQUIRE (n.issuer, n.subject) IS UNIQUE;
CREATE CONSTRAINT api_key_sha256 IF NOT EXISTS FOR (n:ApiKey) REQUIRE n.sha256 IS UNIQUE;
CREATE INDEX api_key_person_id IF NOT EXISTS FOR (n:ApiKey) ON (n.personId);
CREATE INDEX audit_entry_order IF NOT EXISTS FOR (n:AuditEntry) ON (n.atMs, n.id);

MERGE (local:Person {id: 'local'})
ON CREATE SET local.name = 'local owner', local.isAdmin = true, local.isDisabled = false, local.createdAtMs = timestamp();

MATCH (collection:Collection)
WHERE collection.ownerId IS NOT NULL AND NOT EXISTS { (:Person)-[:MEMBER_OF]->(collection) }
MERGE (owner:Person {id: collection.ownerId})
ON CREATE SET owner.name = owner.id, owner.isAdmin = false, owner.isDisabled = false, owner.createdAtMs = timestamp()
MERGE (owner)-[member:MEMBER_OF]->(collection)
SET member.role = 'OWNER';

MATCH (collection:Collection)
UNWIND collection.readerIds AS readerId
MERGE (reader:Person {id: readerId})
ON CREATE SET reader.name = reader.id, reader.isAdmin = false, reader.isDisabled = false, reader.createdAtMs = timestamp()
MERGE (reader)-[member:MEMBER_OF]->(collection)
ON CREATE SET member.role = 'READER';

MATCH (collection:Collection)
REMOVE collection.readerIds;
