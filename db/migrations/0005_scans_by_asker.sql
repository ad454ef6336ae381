DROP INDEX `scans_by_network`;--> statement-breakpoint
CREATE INDEX `scans_by_asker` ON `scans` (`network`,`agent`,`key_number`,`serial`,`at`);--> statement-breakpoint
-- What was scanned before looks were counted: by day, and as a state that knows nothing yet.
INSERT INTO `stamp_days` (`key_number`,`serial`,`day`,`scans`)
SELECT `key_number`, `serial`, strftime('%Y-%m-%d', `at` / 1000 + 25200, 'unixepoch'), count(*) FROM `scans`
WHERE `origin` IN ('signed','mac') AND `headline` <> 'unknown-batch' GROUP BY 1, 2, 3;--> statement-breakpoint
INSERT INTO `stamp_sights` (`key_number`,`serial`,`first_at`,`last_at`,`scans`,`state`,`score`,`level`,`level_at`)
SELECT `key_number`, `serial`, min(`at`), max(`at`), count(*), '', 0, 'ordinary', min(`at`) FROM `scans`
WHERE `origin` IN ('signed','mac') AND `headline` <> 'unknown-batch' GROUP BY 1, 2;