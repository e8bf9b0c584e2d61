-- Of a month's messages, the answers of which nobody knows whether they arrived.
ALTER TABLE message_counts ADD COLUMN unclear INTEGER NOT NULL DEFAULT 0;
