CREATE TABLE `clone_signals` (
	`id` text PRIMARY KEY NOT NULL,
	`about` text NOT NULL,
	`key_number` text NOT NULL,
	`serial` integer NOT NULL,
	`batch_id` text NOT NULL,
	`product_id` text NOT NULL,
	`producer_id` text NOT NULL,
	`level` text NOT NULL,
	`score` real NOT NULL,
	`likeness` text NOT NULL,
	`evidence` text NOT NULL,
	`weights` integer NOT NULL,
	`at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`state` text NOT NULL,
	`finding` text,
	`reason` text,
	`checked_by` text,
	`checked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `clone_signals_by_serial` ON `clone_signals` (`about`,`key_number`,`serial`);--> statement-breakpoint
CREATE INDEX `clone_signals_by_state` ON `clone_signals` (`state`,`level`,`updated_at`);--> statement-breakpoint
CREATE INDEX `clone_signals_by_producer` ON `clone_signals` (`producer_id`);--> statement-breakpoint
CREATE TABLE `pin_tries` (
	`key_number` text NOT NULL,
	`serial` integer NOT NULL,
	`day` text NOT NULL,
	`tries` integer NOT NULL,
	PRIMARY KEY(`key_number`, `serial`, `day`)
);
--> statement-breakpoint
CREATE TABLE `pin_uses` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key_number` text NOT NULL,
	`serial` integer NOT NULL,
	`at` integer NOT NULL,
	`network` text,
	`agent` text
);
--> statement-breakpoint
CREATE INDEX `pin_uses_by_serial` ON `pin_uses` (`key_number`,`serial`,`at`);--> statement-breakpoint
CREATE TABLE `scan_answers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`key_number` text NOT NULL,
	`serial` integer NOT NULL,
	`answer` text,
	`commune_id` text,
	`network` text,
	`agent` text
);
--> statement-breakpoint
CREATE INDEX `scan_answers_by_serial` ON `scan_answers` (`key_number`,`serial`,`at`);--> statement-breakpoint
CREATE TABLE `stamp_days` (
	`key_number` text NOT NULL,
	`serial` integer NOT NULL,
	`day` text NOT NULL,
	`scans` integer NOT NULL,
	PRIMARY KEY(`key_number`, `serial`, `day`)
);
--> statement-breakpoint
CREATE INDEX `stamp_days_by_day` ON `stamp_days` (`day`);--> statement-breakpoint
CREATE TABLE `stamp_sights` (
	`key_number` text NOT NULL,
	`serial` integer NOT NULL,
	`first_at` integer NOT NULL,
	`first_province` text,
	`last_at` integer NOT NULL,
	`scans` integer NOT NULL,
	`state` text NOT NULL,
	`score` real NOT NULL,
	`level` text NOT NULL,
	`level_at` integer NOT NULL,
	PRIMARY KEY(`key_number`, `serial`)
);
--> statement-breakpoint
CREATE INDEX `stamp_sights_by_level` ON `stamp_sights` (`level`,`level_at`);--> statement-breakpoint
CREATE TABLE `bundles` (
	`version` integer PRIMARY KEY NOT NULL,
	`as_of` integer NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`token_hash` text NOT NULL,
	`public_key` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`last_seen_at` integer,
	`bundle_version` integer,
	`revoked_at` integer,
	`revoked_by` text,
	`revoked_reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `devices_by_token` ON `devices` (`token_hash`);--> statement-breakpoint
CREATE INDEX `devices_by_user` ON `devices` (`user_id`);--> statement-breakpoint
CREATE TABLE `inspected_stamps` (
	`inspection_id` text NOT NULL,
	`key_number` text NOT NULL,
	`serial` integer NOT NULL,
	`at` integer NOT NULL,
	`headline` text NOT NULL,
	PRIMARY KEY(`inspection_id`, `key_number`, `serial`)
);
--> statement-breakpoint
CREATE INDEX `inspected_stamps_by_serial` ON `inspected_stamps` (`key_number`,`serial`);--> statement-breakpoint
CREATE TABLE `inspection_photos` (
	`inspection_id` text NOT NULL,
	`hash` text NOT NULL,
	`received_at` integer,
	PRIMARY KEY(`inspection_id`, `hash`)
);
--> statement-breakpoint
CREATE TABLE `inspections` (
	`id` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`user_id` text NOT NULL,
	`at` integer NOT NULL,
	`received_at` integer NOT NULL,
	`shop` text NOT NULL,
	`place` text NOT NULL,
	`commune_id` text,
	`bundle_version` integer,
	`bundle_as_of` integer,
	`report` text NOT NULL,
	`signature` text NOT NULL,
	`sha256` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `inspections_by_at` ON `inspections` (`at`);--> statement-breakpoint
CREATE INDEX `inspections_by_device` ON `inspections` (`device_id`);--> statement-breakpoint
CREATE TABLE `phone_sights` (
	`id` text PRIMARY KEY NOT NULL,
	`device_id` text NOT NULL,
	`key_number` text NOT NULL,
	`serial` integer NOT NULL,
	`at` integer NOT NULL,
	`headline` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `phone_sights_by_serial` ON `phone_sights` (`key_number`,`serial`);--> statement-breakpoint
CREATE INDEX `phone_sights_by_device` ON `phone_sights` (`device_id`);--> statement-breakpoint
CREATE TABLE `provisionings` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`until` integer NOT NULL,
	`used_at` integer,
	`device_id` text
);
--> statement-breakpoint
CREATE TABLE `tip_off_links` (
	`tip_off_id` text NOT NULL,
	`noun` text NOT NULL,
	`noun_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	PRIMARY KEY(`tip_off_id`, `noun`, `noun_id`)
);
--> statement-breakpoint
CREATE INDEX `tip_off_links_by_noun` ON `tip_off_links` (`noun`,`noun_id`);--> statement-breakpoint
CREATE TABLE `tip_offs` (
	`id` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`key_number` text,
	`serial` integer,
	`product_id` text,
	`producer_id` text,
	`headline` text,
	`wrongs` text NOT NULL,
	`place` text,
	`commune_id` text,
	`note` text,
	`photo` text,
	`contact` text,
	`contact_until` text,
	`lang` text NOT NULL,
	`state` text NOT NULL,
	`answer` text,
	`answered_by` text,
	`answered_at` integer,
	`closed_reason` text,
	`ticket_hash` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `tip_offs_by_state` ON `tip_offs` (`state`,`at`);--> statement-breakpoint
CREATE INDEX `tip_offs_by_serial` ON `tip_offs` (`key_number`,`serial`);--> statement-breakpoint
CREATE UNIQUE INDEX `tip_offs_by_ticket` ON `tip_offs` (`ticket_hash`);--> statement-breakpoint
ALTER TABLE `batches` ADD `pin` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `scans` ADD `kind` text DEFAULT 'shopper' NOT NULL;--> statement-breakpoint
ALTER TABLE `scans` ADD `network` text;--> statement-breakpoint
ALTER TABLE `scans` ADD `agent` text;--> statement-breakpoint
CREATE INDEX `scans_by_network` ON `scans` (`network`,`at`);--> statement-breakpoint
CREATE INDEX `scans_by_at` ON `scans` (`at`);