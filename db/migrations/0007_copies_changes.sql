CREATE TABLE `copies_changes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key_number` text NOT NULL,
	`serial` integer NOT NULL,
	`at` integer NOT NULL,
	`fact` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `copies_changes_by_serial` ON `copies_changes` (`key_number`,`serial`,`at`);--> statement-breakpoint
INSERT INTO `copies_changes` (`key_number`, `serial`, `at`, `fact`)
SELECT s.`key_number`, s.`serial`, s.`level_at`, CASE WHEN g.`likeness` = 'leaked-photo' THEN 'watch' ELSE s.`level` END
FROM `stamp_sights` s LEFT JOIN `clone_signals` g
  ON g.`about` = 'stamp' AND g.`key_number` = s.`key_number` AND g.`serial` = s.`serial`
WHERE s.`level` <> 'ordinary' ORDER BY s.`level_at`;
--> statement-breakpoint
INSERT INTO `copies_changes` (`key_number`, `serial`, `at`, `fact`)
SELECT s.`key_number`, s.`serial`, g.`checked_at`,
  CASE g.`finding` WHEN 'copied' THEN 'alarm' WHEN 'leaked-photo' THEN 'watch' ELSE 'ordinary' END
FROM `stamp_sights` s JOIN `clone_signals` g
  ON g.`about` = 'stamp' AND g.`key_number` = s.`key_number` AND g.`serial` = s.`serial`
WHERE s.`level` <> 'ordinary' AND g.`state` = 'checked' AND g.`checked_at` IS NOT NULL;
