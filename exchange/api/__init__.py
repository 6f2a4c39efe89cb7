"""What exchange/ gives to the public API: records, their editions, the tags and the ledger."""
