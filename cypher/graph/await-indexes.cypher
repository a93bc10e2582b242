// in: nothing
// out: nothing, once every index is filled
CALL db.awaitIndexes(25)
