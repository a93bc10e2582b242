// in: changes ({kind, lexiconId, collectionId, recordingId, payload (JSON)}, one at least)
// out: last, the position of the last of them
// The first SET takes the counter's lock before its position is read, so that no two transactions read the same one.
MERGE (counter:ChangeCounter {id: 'changes'})
SET counter.held = true
WITH counter, coalesce(counter.position, 0) AS before
SET counter.position = before + size($changes)
WITH counter, before
UNWIND range(1, size($changes)) AS place
CREATE (change:Change {position: before + place, atMs: timestamp()})
SET change += $changes[place - 1]
RETURN max(change.position) AS last
