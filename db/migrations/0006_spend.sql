DROP INDEX `stamp_acts_by_serial`;--> statement-breakpoint
DROP INDEX `stamp_acts_by_batch`;--> statement-breakpoint
CREATE INDEX `stamp_acts_by_serial` ON `stamp_acts` (`key_number`,`act`,`first`);--> statement-breakpoint
CREATE INDEX `stamp_acts_by_batch` ON `stamp_acts` (`batch_id`,`act`);