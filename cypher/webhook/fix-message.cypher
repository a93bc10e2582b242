// Before a message is sent: where it begins and ends, so that whoever tries again sends the same.
// in: $id, $token, $leaseMs, $position, $upTo (or null where there is nothing to send after all)
// out: url, secret, formerSecret (or null); no row when it is not held any more, or is not to be sent to
MATCH (webhook:Webhook {id: $id})
SET webhook.touchedAtMs = timestamp()
WITH webhook WHERE webhook.token = $token AND webhook.status = 'ACTIVE'
SET webhook.position = $position,
    webhook.pendingUpTo = $upTo,
    webhook.leaseUntilMs = timestamp() + $leaseMs
RETURN webhook.url AS url, webhook.secret AS secret,
  CASE WHEN webhook.formerSecretUntilMs > timestamp() THEN webhook.formerSecret END AS formerSecret
