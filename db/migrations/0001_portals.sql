CREATE TABLE `own_stocks` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`name` text NOT NULL,
	`measures` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `own_stocks_by_name` ON `own_stocks` (`producer_id`,`name`);--> statement-breakpoint
CREATE TABLE `printer_profiles` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`name` text NOT NULL,
	`dpi` integer NOT NULL,
	`offset_x` real NOT NULL,
	`offset_y` real NOT NULL,
	`scale_x` real NOT NULL,
	`scale_y` real NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `printer_profiles_by_name` ON `printer_profiles` (`producer_id`,`name`);--> statement-breakpoint
CREATE TABLE `prints` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`stock` text NOT NULL,
	`dpi` integer NOT NULL,
	`start` integer NOT NULL,
	`profile_id` text,
	`pages` integer NOT NULL,
	`sha256` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `prints_by_batch` ON `prints` (`batch_id`);--> statement-breakpoint
CREATE TABLE `stamp_counts` (
	`id` text PRIMARY KEY NOT NULL,
	`batch_id` text NOT NULL,
	`kind` text NOT NULL,
	`count` integer NOT NULL,
	`note` text,
	`at` integer NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `stamp_counts_by_batch` ON `stamp_counts` (`batch_id`);--> statement-breakpoint
CREATE TABLE `stamp_limits` (
	`producer_id` text PRIMARY KEY NOT NULL,
	`per_lot` integer NOT NULL,
	`per_30_days` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `challenges` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text,
	`purpose` text NOT NULL,
	`challenge` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE TABLE `done_forms` (
	`user_id` text NOT NULL,
	`form_key` text NOT NULL,
	`path` text NOT NULL,
	`at` integer NOT NULL,
	`location` text,
	PRIMARY KEY(`user_id`, `form_key`)
);
--> statement-breakpoint
CREATE TABLE `failed_proofs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`account_key` text NOT NULL,
	`network_key` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `failed_proofs_by_account` ON `failed_proofs` (`account_key`,`at`);--> statement-breakpoint
CREATE INDEX `failed_proofs_by_network` ON `failed_proofs` (`network_key`,`at`);--> statement-breakpoint
CREATE TABLE `grants` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`role` text NOT NULL,
	`area_id` text,
	`producer_id` text,
	`granted_at` integer NOT NULL,
	`granted_by` text NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE INDEX `grants_by_user` ON `grants` (`user_id`);--> statement-breakpoint
CREATE INDEX `grants_by_producer` ON `grants` (`producer_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`area_id` text,
	`producer_id` text,
	`created_at` integer NOT NULL,
	`created_by` text NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`revoked_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_by_token` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `passkeys_by_user` ON `passkeys` (`user_id`);--> statement-breakpoint
CREATE TABLE `recovery_codes` (
	`user_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`used_at` integer,
	PRIMARY KEY(`user_id`, `code_hash`)
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`token_hash` text PRIMARY KEY NOT NULL,
	`id` text NOT NULL,
	`user_id` text NOT NULL,
	`strength` text NOT NULL,
	`agent` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL,
	`proved_at` integer NOT NULL,
	`ended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_by_id` ON `sessions` (`id`);--> statement-breakpoint
CREATE INDEX `sessions_by_user` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text,
	`totp_sealed` text,
	`totp_last_step` integer,
	`created_at` integer NOT NULL,
	`suspended_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_by_email` ON `users` (`email`);--> statement-breakpoint
CREATE TABLE `files` (
	`hash` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`size` integer NOT NULL,
	`name` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`noun` text NOT NULL,
	`noun_id` text NOT NULL,
	`producer_id` text,
	`input` text NOT NULL,
	`state` text NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`of` integer DEFAULT 0 NOT NULL,
	`file` text,
	`sha256` text,
	`problem` text,
	`actor` text NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`runner` text,
	`alive_until` integer
);
--> statement-breakpoint
CREATE INDEX `jobs_by_state` ON `jobs` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `jobs_by_noun` ON `jobs` (`noun`,`noun_id`);--> statement-breakpoint
CREATE TABLE `notices` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`recognition_id` text NOT NULL,
	`product_id` text NOT NULL,
	`producer_id` text NOT NULL,
	`made_at` integer NOT NULL,
	`valid_to` text NOT NULL,
	`email` text,
	`mail` text NOT NULL,
	`mail_tries` integer DEFAULT 0 NOT NULL,
	`mail_at` integer,
	`mail_problem` text,
	`read_at` integer,
	`read_by` text,
	`letter_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `notices_by_recognition` ON `notices` (`recognition_id`,`kind`);--> statement-breakpoint
CREATE INDEX `notices_by_producer` ON `notices` (`producer_id`);--> statement-breakpoint
CREATE TABLE `producer_names` (
	`id` text PRIMARY KEY NOT NULL,
	`producer_id` text NOT NULL,
	`name` text NOT NULL,
	`until` text NOT NULL,
	`decision_id` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `producer_names_by_producer` ON `producer_names` (`producer_id`);--> statement-breakpoint
CREATE TABLE `product_pages` (
	`product_id` text PRIMARY KEY NOT NULL,
	`story` text,
	`standards` text,
	`photo` text,
	`contact_name` text,
	`phone` text,
	`website` text,
	`proposal_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`noun` text NOT NULL,
	`noun_id` text,
	`producer_id` text,
	`title` text NOT NULL,
	`input` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`prepared_by` text NOT NULL,
	`prepared_at` integer NOT NULL,
	`submitted_at` integer,
	`decided_by` text,
	`decided_at` integer,
	`decided_reason` text,
	`result_id` text
);
--> statement-breakpoint
CREATE INDEX `proposals_by_state` ON `proposals` (`state`);--> statement-breakpoint
CREATE INDEX `proposals_by_noun` ON `proposals` (`noun`,`noun_id`);--> statement-breakpoint
ALTER TABLE `possible_matches` ADD `decided_by` text;--> statement-breakpoint
ALTER TABLE `possible_matches` ADD `outcome` text;--> statement-breakpoint
ALTER TABLE `producers` ADD `email` text;--> statement-breakpoint
ALTER TABLE `producers` ADD `search_key` text;--> statement-breakpoint
ALTER TABLE `producers` ADD `successor_id` text;--> statement-breakpoint
ALTER TABLE `products` ADD `search_key` text;--> statement-breakpoint
ALTER TABLE `lots` ADD `unit` text;--> statement-breakpoint
ALTER TABLE `lots` ADD `closed_at` integer;--> statement-breakpoint
ALTER TABLE `stamp_acts` ADD `cause` text;--> statement-breakpoint
ALTER TABLE `stamp_acts` ADD `proposal_id` text;--> statement-breakpoint
CREATE INDEX `events_by_actor` ON `events` (`actor`,`at`);--> statement-breakpoint
CREATE INDEX `scans_by_serial` ON `scans` (`key_number`,`serial`,`at`);--> statement-breakpoint
CREATE TRIGGER `stamp_counts_are_not_edited` BEFORE UPDATE ON `stamp_counts` BEGIN SELECT RAISE(ABORT, 'counts are superseded, not edited'); END;--> statement-breakpoint
CREATE TRIGGER `stamp_counts_are_not_deleted` BEFORE DELETE ON `stamp_counts` BEGIN SELECT RAISE(ABORT, 'counts are superseded, not deleted'); END;--> statement-breakpoint
CREATE TRIGGER `prints_are_not_edited` BEFORE UPDATE ON `prints` BEGIN SELECT RAISE(ABORT, 'prints are on record'); END;--> statement-breakpoint
CREATE TRIGGER `prints_are_not_deleted` BEFORE DELETE ON `prints` BEGIN SELECT RAISE(ABORT, 'prints are on record'); END;
