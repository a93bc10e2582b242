// What a person may do where: their own role in a collection, what it was opened to, what nobody owns where they are
// an administrator; never more than their credential is for. A lexicon's rank is the least of its collections'.
// in: $personId, $isSignedIn, $mostRank, $onlyCollectionIds (or null for all)
// out: lexiconId (or null), lexiconRank, collections [{id, rank}]; ranks are 1 to read, 2 to annotate, 3 to own
OPTIONAL MATCH (person:Person {id: $personId})
MATCH (collection:Collection)
OPTIONAL MATCH (person)-[member:MEMBER_OF]->(collection)
WITH collection,
  CASE
    WHEN coalesce(person.isDisabled, false) THEN 0
    WHEN member.role = 'OWNER' THEN 3
    WHEN coalesce(person.isAdmin, false) AND NOT EXISTS { (collection)<-[:MEMBER_OF {role: 'OWNER'}]-(:Person) } THEN 3
    WHEN member.role = 'ANNOTATOR' THEN 2
    WHEN member.role = 'READER' THEN 1
    WHEN collection.openTo = 'EVERYBODY' THEN 1
    WHEN collection.openTo = 'SIGNED_IN' AND $isSignedIn THEN 1
    ELSE 0
  END AS given
WITH collection,
  CASE
    WHEN $onlyCollectionIds IS NOT NULL AND NOT collection.id IN $onlyCollectionIds THEN 0
    WHEN given > $mostRank THEN $mostRank
    ELSE given
  END AS rank
OPTIONAL MATCH (lexicon:Lexicon)-[:DRAWS_ON]->(collection)
WITH lexicon, min(rank) AS lexiconRank, collect({id: collection.id, rank: rank}) AS collections
WITH lexicon, lexiconRank, [collection IN collections WHERE collection.rank > 0] AS collections
WHERE size(collections) > 0
RETURN lexicon.id AS lexiconId, lexiconRank, collections
