// Takes those of some webhooks that another process was not quicker to take. What it reads, it reads under the lock.
// in: $ids, $token, $leaseMs, $longestLeaseMs, $longestWaitMs
// out: webhook (its properties)
UNWIND $ids AS id
MATCH (webhook:Webhook {id: id})
SET webhook.touchedAtMs = timestamp()
WITH webhook
WHERE webhook.status = 'ACTIVE'
  AND NOT timestamp() < webhook.leaseUntilMs <= timestamp() + $longestLeaseMs
  AND NOT timestamp() < webhook.nextAttemptAtMs <= timestamp() + $longestWaitMs
SET webhook.token = $token, webhook.leaseUntilMs = timestamp() + $leaseMs
RETURN webhook {.*} AS webhook
