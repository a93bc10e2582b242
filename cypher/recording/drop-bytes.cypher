// Nobody has these bytes any more; the caller holds them.
// in: $sha256
// out: nothing
MATCH (content:Content {id: $sha256})
DELETE content
