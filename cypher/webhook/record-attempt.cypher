// What became of one try. Only so many are kept: a new one takes the place of the oldest.
// in: $id, $token, $kept, $waitMs (until the next try, where it failed),
//   $attempt {messageId, changeCount, upTo, startedAtMs, durationMs, delivered, statusCode (or null), error (or null)}
// out: failures, failingForMs (or null); no row when it is not held any more
MATCH (webhook:Webhook {id: $id})
SET webhook.touchedAtMs = timestamp()
WITH webhook WHERE webhook.token = $token
SET webhook.attemptCount = webhook.attemptCount + 1
MERGE (attempt:WebhookAttempt {id: webhook.id + '-' + toString(webhook.attemptCount % $kept)})
SET attempt = $attempt,
    attempt.id = webhook.id + '-' + toString(webhook.attemptCount % $kept),
    attempt.webhookId = webhook.id,
    attempt.ordinal = webhook.attemptCount
MERGE (webhook)-[:TRIED]->(attempt)
FOREACH (_ IN CASE WHEN $attempt.delivered THEN [1] ELSE [] END |
  SET webhook.position = $attempt.upTo,
      webhook.pendingUpTo = null,
      webhook.failures = 0,
      webhook.failingSinceMs = null,
      webhook.lastDeliveredAtMs = timestamp()
)
FOREACH (_ IN CASE WHEN $attempt.delivered THEN [] ELSE [1] END |
  SET webhook.failures = webhook.failures + 1,
      webhook.failingSinceMs = coalesce(webhook.failingSinceMs, timestamp()),
      webhook.nextAttemptAtMs = timestamp() + $waitMs,
      webhook.token = null,
      webhook.leaseUntilMs = 0
)
RETURN webhook.failures AS failures, timestamp() - webhook.failingSinceMs AS failingForMs
