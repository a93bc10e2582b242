// Makes sure of the categories of phones. Setting a property takes a type's lock, and all writers take these in one order,
// before any of them hangs tokens on types.
// in: $types [{id, ipa, features}] sorted by id
// out: nothing
UNWIND $types AS made
MERGE (type:PhoneType {id: made.id})
SET type.ipa = made.ipa, type.features = made.features
