// Whoever is at this machine: an administrator.
// in: $id, $name, $nowMs
// out: nothing
MERGE (person:Person {id: $id})
ON CREATE SET person.name = $name, person.isAdmin = true, person.isDisabled = false, person.createdAtMs = $nowMs
