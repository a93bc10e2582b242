// Those who may sign in somehow, and those who own or read something, by name.
// in: nothing
// out: person
MATCH (person:Person)
RETURN person {.id, .name, .isAdmin, .isDisabled, .issuer, .createdAtMs} AS person
ORDER BY person.name, person.id
