// Of a dataset that is on its way in.
// in: $id (of the dataset), $rows (properties)
// out: count
MATCH (dataset:LooseDataset {id: $id})
UNWIND $rows AS made
CREATE (dataset)-[:HAS_ENTRY]->(entry:LexicalEntry)
SET entry = made
RETURN count(entry) AS count
