// in: $id, $token (by which it is held; null where the same transaction has just given it back), $reason
// out: nothing; one that its owner has paused meanwhile, or resumed from elsewhere, stays so
MATCH (webhook:Webhook {id: $id})
SET webhook.touchedAtMs = timestamp()
WITH webhook WHERE webhook.status = 'ACTIVE' AND ($token IS NULL OR webhook.token = $token)
SET webhook.status = 'DISABLED',
    webhook.statusReason = $reason,
    webhook.token = null,
    webhook.leaseUntilMs = 0
