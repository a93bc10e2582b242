// What was looked through and was not for it need not be looked through again.
// in: $id, $token, $leaseMs, $position
// out: id, if it is still held
MATCH (webhook:Webhook {id: $id})
SET webhook.touchedAtMs = timestamp()
WITH webhook WHERE webhook.token = $token AND webhook.status = 'ACTIVE'
SET webhook.leaseUntilMs = timestamp() + $leaseMs,
    webhook.position =
      CASE WHEN webhook.pendingUpTo IS NULL AND $position > webhook.position THEN $position ELSE webhook.position END
RETURN webhook.id AS id
