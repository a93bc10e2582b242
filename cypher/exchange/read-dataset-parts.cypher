// in: $id (of the dataset)
// out: bytes, in order
MATCH (part:DatasetPart {datasetId: $id})
USING INDEX SEEK part:DatasetPart(datasetId, ordinal)
WHERE part.ordinal >= 0
RETURN part.bytes AS bytes
ORDER BY part.ordinal
