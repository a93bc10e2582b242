// Some of what is in a dataset on its way out, and the dataset with the last of it.
// in: $id, $limit
// out: deleted (rows and parts)
MATCH (dataset:LooseDataset {id: $id})
CALL (dataset) {
  MATCH (dataset)-[:HAS_ENTRY|HAS_EXAMPLE|KEEPS]->(part)
  WITH part LIMIT $limit
  DETACH DELETE part
  RETURN count(*) AS deleted
}
FOREACH (_ IN CASE WHEN deleted < $limit THEN [1] ELSE [] END | DETACH DELETE dataset)
RETURN deleted
