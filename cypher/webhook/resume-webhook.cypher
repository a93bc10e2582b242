// Due at once. From another place in the log it is taken from whoever has it.
// in: $id, $ownerId, $position (or null to go on where it was)
// out: webhook (its properties)
MATCH (webhook:Webhook {id: $id, ownerId: $ownerId})
SET webhook.status = 'ACTIVE',
    webhook.statusReason = null,
    webhook.failures = 0,
    webhook.failingSinceMs = null,
    webhook.nextAttemptAtMs = 0
FOREACH (position IN CASE WHEN $position IS NULL THEN [] ELSE [$position] END |
  SET webhook.position = position,
      webhook.pendingUpTo = null,
      webhook.token = null,
      webhook.leaseUntilMs = 0
)
RETURN webhook {.*} AS webhook
