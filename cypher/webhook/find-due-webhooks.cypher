// Webhooks that nobody has and whose time has come. A time further ahead than any is set was set before the store's clock
// was put back, and counts for nothing.
// in: $longestLeaseMs, $longestWaitMs, $limit
// out: id
MATCH (webhook:Webhook {status: 'ACTIVE'})
WHERE NOT timestamp() < webhook.leaseUntilMs <= timestamp() + $longestLeaseMs
  AND NOT timestamp() < webhook.nextAttemptAtMs <= timestamp() + $longestWaitMs
RETURN webhook.id AS id
ORDER BY webhook.leaseUntilMs, id
LIMIT $limit
