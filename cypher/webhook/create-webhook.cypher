// Makes a webhook, unless its owner has as many as are allowed. Those who make one at once are counted one after another.
// in: $ownerId, $most, $webhook {id, ownerId, url, description, filter, secret, position}
// out: webhook (its properties); no row when there are too many
MERGE (owner:Owner {id: $ownerId})
SET owner.touchedAtMs = timestamp()
WITH owner
OPTIONAL MATCH (other:Webhook {ownerId: $ownerId})
WITH owner, count(other) AS count
WHERE count < $most
CREATE (webhook:Webhook)
SET webhook = $webhook,
    webhook.status = 'ACTIVE',
    webhook.failures = 0,
    webhook.nextAttemptAtMs = 0,
    webhook.leaseUntilMs = 0,
    webhook.attemptCount = 0,
    webhook.createdAtMs = timestamp()
CREATE (webhook)-[:OWNED_BY]->(owner)
RETURN webhook {.*} AS webhook
