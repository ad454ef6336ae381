CREATE TABLE `import_reports` (
	`import_id` text PRIMARY KEY NOT NULL,
	`report` text NOT NULL
);
