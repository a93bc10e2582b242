// in: number, name, sha256, appliedAtMs
// out: nothing; what another program recorded first stays
MERGE (migration:Migration {number: $number})
ON CREATE SET migration.name = $name, migration.sha256 = $sha256, migration.appliedAtMs = $appliedAtMs
