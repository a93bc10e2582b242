// A piece of what is only read as a whole, of a dataset that is on its way in.
// in: $id (of the dataset), $ordinal, $bytes
// out: count
MATCH (dataset:LooseDataset {id: $id})
CREATE (dataset)-[:KEEPS]->(part:DatasetPart {id: $id + '-' + $ordinal, datasetId: $id, ordinal: $ordinal, bytes: $bytes})
RETURN count(part) AS count
