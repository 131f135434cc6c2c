"""What is kept: client, visit, response, review, plan, consent and audit event, all frozen."""
