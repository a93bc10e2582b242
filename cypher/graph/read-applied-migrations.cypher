// in: nothing
// out: number, sha256, by number
MATCH (migration:Migration)
RETURN migration.number AS number, migration.sha256 AS sha256
ORDER BY number
