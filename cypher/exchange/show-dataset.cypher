// A dataset of which all has come belongs to its lexicon, and is seen.
// in: $dataset (properties)
// out: id
MATCH (lexicon:Lexicon {id: $dataset.lexiconId})
MATCH (dataset:LooseDataset {id: $dataset.id})
MERGE (owner:Owner {id: $dataset.createdById})
SET dataset:Dataset, dataset = $dataset
REMOVE dataset:LooseDataset
MERGE (lexicon)-[:HAS_DATASET]->(dataset)
MERGE (dataset)-[:BY]->(owner)
RETURN dataset.id AS id
