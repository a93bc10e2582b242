// in: $id, $reason
// out: nothing; one that its owner has paused meanwhile stays so
MATCH (webhook:Webhook {id: $id})
SET webhook.touchedAtMs = timestamp()
WITH webhook WHERE webhook.status = 'ACTIVE'
SET webhook.status = 'DISABLED',
    webhook.statusReason = $reason,
    webhook.token = null,
    webhook.leaseUntilMs = 0
