// Who has a role in collections, the highest roles first.
// in: $collectionIds
// out: collectionId, members [{personId, name, role}]
UNWIND $collectionIds AS collectionId
MATCH (person:Person)-[member:MEMBER_OF]->(collection:Collection {id: collectionId})
WITH collectionId, person, member
ORDER BY CASE member.role WHEN 'OWNER' THEN 0 WHEN 'ANNOTATOR' THEN 1 ELSE 2 END, person.name, person.id
RETURN collectionId, collect({personId: person.id, name: person.name, role: member.role}) AS members
