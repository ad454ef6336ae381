CREATE TABLE `mark_stars` (
	`star` integer PRIMARY KEY NOT NULL,
	`mark_id` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `marks` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`producer_id` text,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`type` text NOT NULL,
	`width` integer NOT NULL,
	`height` integer NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL,
	`retired_at` integer
);
--> statement-breakpoint
CREATE INDEX `marks_by_producer` ON `marks` (`producer_id`);--> statement-breakpoint
CREATE TABLE `print_counts` (
	`id` text PRIMARY KEY NOT NULL,
	`print_id` text NOT NULL,
	`counted` integer NOT NULL,
	`first` text,
	`last` text,
	`sha256` text,
	`agrees` integer NOT NULL,
	`note` text,
	`at` integer NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `print_counts_by_print` ON `print_counts` (`print_id`);--> statement-breakpoint
CREATE TABLE `producer_looks` (
	`producer_id` text PRIMARY KEY NOT NULL,
	`mark_id` text,
	`story` text,
	`colours` text NOT NULL,
	`at` integer NOT NULL,
	`actor` text NOT NULL
);
--> statement-breakpoint
ALTER TABLE `printer_profiles` ADD `language` text DEFAULT 'pdf' NOT NULL;--> statement-breakpoint
ALTER TABLE `prints` ADD `format` text DEFAULT 'pdf' NOT NULL;--> statement-breakpoint
ALTER TABLE `prints` ADD `from_stamp` integer;--> statement-breakpoint
ALTER TABLE `prints` ADD `stamps` integer;