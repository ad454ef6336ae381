CREATE TABLE `area_links` (
	`area_id` text NOT NULL,
	`predecessor_id` text NOT NULL,
	`extent` text NOT NULL,
	PRIMARY KEY(`area_id`, `predecessor_id`)
);
--> statement-breakpoint
CREATE TABLE `areas` (
	`id` text PRIMARY KEY NOT NULL,
	`level` text NOT NULL,
	`code` text,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`parent_id` text,
	`valid_from` text NOT NULL,
	`valid_to` text
);
--> statement-breakpoint
CREATE INDEX `areas_by_name` ON `areas` (`name_key`);--> statement-breakpoint
CREATE TABLE `authorities` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`level` text,
	`area_id` text,
	`valid_from` text,
	`valid_to` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authorities_by_name` ON `authorities` (`name_key`);--> statement-breakpoint
CREATE TABLE `decision_lines` (
	`id` text PRIMARY KEY NOT NULL,
	`decision_id` text NOT NULL,
	`line_number` integer NOT NULL,
	`product_id` text NOT NULL,
	`kind` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decision_lines_by_number` ON `decision_lines` (`decision_id`,`line_number`);--> statement-breakpoint
CREATE TABLE `decisions` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`number_text` text NOT NULL,
	`number_key` text NOT NULL,
	`signed_on` text NOT NULL,
	`in_force_on` text NOT NULL,
	`kind` text NOT NULL,
	`file_hash` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `decisions_by_identity` ON `decisions` (`authority_id`,`number_key`,`signed_on`);--> statement-breakpoint
CREATE TABLE `entries` (
	`id` text PRIMARY KEY NOT NULL,
	`import_id` text NOT NULL,
	`fingerprint` text NOT NULL,
	`row_number` integer NOT NULL,
	`raw` text NOT NULL,
	`state` text NOT NULL,
	`missing` text NOT NULL,
	`product_id` text NOT NULL,
	`recognition_id` text,
	`completed_by_id` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `entries_by_fingerprint` ON `entries` (`fingerprint`);--> statement-breakpoint
CREATE INDEX `entries_by_product` ON `entries` (`product_id`);--> statement-breakpoint
CREATE TABLE `imports` (
	`id` text PRIMARY KEY NOT NULL,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`at` integer NOT NULL,
	`counts` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `origins` (
	`origin` text PRIMARY KEY NOT NULL,
	`added_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `possible_matches` (
	`id` text PRIMARY KEY NOT NULL,
	`entry_id` text NOT NULL,
	`product_id` text NOT NULL,
	`candidate_id` text NOT NULL,
	`reason` text NOT NULL,
	`decided_at` integer
);
--> statement-breakpoint
CREATE TABLE `producers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`kind` text NOT NULL,
	`tax_code` text,
	`area_id` text,
	`province_key` text,
	`phone` text,
	`phone_public` integer DEFAULT 0 NOT NULL,
	`sample` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `producers_by_name` ON `producers` (`name_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `producers_by_tax_code` ON `producers` (`tax_code`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`name` text NOT NULL,
	`name_key` text NOT NULL,
	`group_version` text NOT NULL,
	`product_group` text
);
--> statement-breakpoint
CREATE INDEX `products_by_producer` ON `products` (`producer_id`);--> statement-breakpoint
CREATE INDEX `products_by_name` ON `products` (`name_key`);--> statement-breakpoint
CREATE TABLE `recognitions` (
	`id` text PRIMARY KEY NOT NULL,
	`decision_line_id` text NOT NULL,
	`product_id` text NOT NULL,
	`star` integer NOT NULL,
	`score` real,
	`criteria_version` text,
	`valid_from` text NOT NULL,
	`valid_to` text NOT NULL,
	`valid_to_assumed` integer DEFAULT 0 NOT NULL,
	`certificate_text` text,
	`producer_name_certified` text,
	`address_certified` text,
	`potential_five` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `recognitions_by_product` ON `recognitions` (`product_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `recognitions_by_line` ON `recognitions` (`decision_line_id`);--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `variants` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`name` text NOT NULL,
	`gtin` text
);
--> statement-breakpoint
CREATE INDEX `variants_by_product` ON `variants` (`product_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `variants_by_gtin` ON `variants` (`gtin`);--> statement-breakpoint
CREATE TABLE `withdrawals` (
	`id` text PRIMARY KEY NOT NULL,
	`recognition_id` text NOT NULL,
	`decision_line_id` text NOT NULL,
	`effective_on` text NOT NULL,
	`clause` text NOT NULL,
	`article` text NOT NULL,
	`reason` text NOT NULL,
	`safety` integer DEFAULT 0 NOT NULL,
	`recorded_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `withdrawals_by_recognition` ON `withdrawals` (`recognition_id`);--> statement-breakpoint
CREATE TABLE `batches` (
	`id` text PRIMARY KEY NOT NULL,
	`key_number` text NOT NULL,
	`first` integer NOT NULL,
	`quantity` integer NOT NULL,
	`form` text NOT NULL,
	`gtin` text,
	`product_id` text NOT NULL,
	`lot_id` text NOT NULL,
	`recognition_id` text NOT NULL,
	`star` integer NOT NULL,
	`issued_at` integer NOT NULL,
	`issued_by` text NOT NULL,
	`origin` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `batches_by_serial` ON `batches` (`key_number`,`first`);--> statement-breakpoint
CREATE INDEX `batches_by_product` ON `batches` (`product_id`);--> statement-breakpoint
CREATE INDEX `batches_by_lot` ON `batches` (`lot_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`verb` text NOT NULL,
	`noun` text NOT NULL,
	`noun_id` text NOT NULL,
	`before` text,
	`after` text
);
--> statement-breakpoint
CREATE INDEX `events_by_noun` ON `events` (`noun`,`noun_id`);--> statement-breakpoint
CREATE TABLE `keys` (
	`number` text PRIMARY KEY NOT NULL,
	`kid` text NOT NULL,
	`public_key` text NOT NULL,
	`sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	`retired_at` integer,
	`compromised_at` integer,
	`next_serial` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `lots` (
	`id` text PRIMARY KEY NOT NULL,
	`product_id` text NOT NULL,
	`number` text NOT NULL,
	`quantity` integer NOT NULL,
	`produced_on` text,
	`expires_on` text,
	`place` text,
	`gtin` text,
	`stamps_issued` integer DEFAULT 0 NOT NULL,
	`stamps_void` integer DEFAULT 0 NOT NULL,
	`opened_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `lots_by_number` ON `lots` (`product_id`,`number`);--> statement-breakpoint
CREATE TABLE `scans` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`key_number` text NOT NULL,
	`serial` integer NOT NULL,
	`origin` text NOT NULL,
	`headline` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `stamp_acts` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`key_number` text NOT NULL,
	`first` integer NOT NULL,
	`last` integer NOT NULL,
	`act` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `stamp_acts_by_serial` ON `stamp_acts` (`key_number`,`first`);--> statement-breakpoint
CREATE INDEX `stamp_acts_by_batch` ON `stamp_acts` (`batch_id`);--> statement-breakpoint
CREATE TRIGGER `events_are_not_edited` BEFORE UPDATE ON `events` BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;--> statement-breakpoint
CREATE TRIGGER `events_are_not_deleted` BEFORE DELETE ON `events` BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;--> statement-breakpoint
CREATE TRIGGER `recognitions_are_not_edited` BEFORE UPDATE ON `recognitions` BEGIN SELECT RAISE(ABORT, 'recognitions are superseded, not edited'); END;--> statement-breakpoint
CREATE TRIGGER `recognitions_are_not_deleted` BEFORE DELETE ON `recognitions` BEGIN SELECT RAISE(ABORT, 'recognitions are superseded, not deleted'); END;--> statement-breakpoint
CREATE TRIGGER `withdrawals_are_not_edited` BEFORE UPDATE ON `withdrawals` BEGIN SELECT RAISE(ABORT, 'withdrawals are acts, not edited'); END;--> statement-breakpoint
CREATE TRIGGER `withdrawals_are_not_deleted` BEFORE DELETE ON `withdrawals` BEGIN SELECT RAISE(ABORT, 'withdrawals are acts, not deleted'); END;
