// What became of some tries. Only so many of each webhook are kept: a new one takes the place of the oldest.
// in: $kept, $tries [{id, token, waitMs (until the next try, where it failed), attempt {messageId, changeCount, upTo,
//   startedAtMs, durationMs, delivered, statusCode (or null), error (or null)}}], in the order of ids, so that two who
//   write lock webhooks in one order
// out: place (in $tries), failures, failingForMs (or null); no row for what is not held any more
UNWIND range(0, size($tries) - 1) AS place
WITH place, $tries[place] AS made
MATCH (webhook:Webhook {id: made.id})
SET webhook.touchedAtMs = timestamp()
WITH place, made, made.attempt AS attempted, webhook WHERE webhook.token = made.token
SET webhook.attemptCount = webhook.attemptCount + 1
MERGE (attempt:WebhookAttempt {id: webhook.id + '-' + toString(webhook.attemptCount % $kept)})
SET attempt = attempted,
    attempt.id = webhook.id + '-' + toString(webhook.attemptCount % $kept),
    attempt.webhookId = webhook.id,
    attempt.ordinal = webhook.attemptCount
MERGE (webhook)-[:TRIED]->(attempt)
FOREACH (_ IN CASE WHEN attempted.delivered THEN [1] ELSE [] END |
  SET webhook.position = attempted.upTo,
      webhook.pendingUpTo = null,
      webhook.failures = 0,
      webhook.failingSinceMs = null,
      webhook.lastDeliveredAtMs = timestamp()
)
FOREACH (_ IN CASE WHEN attempted.delivered THEN [] ELSE [1] END |
  SET webhook.failures = webhook.failures + 1,
      webhook.failingSinceMs = coalesce(webhook.failingSinceMs, timestamp()),
      webhook.nextAttemptAtMs = timestamp() + made.waitMs,
      webhook.token = null,
      webhook.leaseUntilMs = 0
)
RETURN place, webhook.failures AS failures, timestamp() - webhook.failingSinceMs AS failingForMs
