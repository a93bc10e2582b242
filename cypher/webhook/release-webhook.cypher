// in: $id, $token, $position
// out: nothing
MATCH (webhook:Webhook {id: $id})
SET webhook.touchedAtMs = timestamp()
WITH webhook WHERE webhook.token = $token
SET webhook.token = null,
    webhook.leaseUntilMs = 0,
    webhook.position =
      CASE WHEN webhook.pendingUpTo IS NULL AND $position > webhook.position THEN $position ELSE webhook.position END
