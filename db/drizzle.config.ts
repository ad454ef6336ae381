import { defineConfig } from 'drizzle-kit';

// `npx drizzle-kit generate --config db/drizzle.config.ts` writes the next file of db/migrations from the schemas.
export default defineConfig({
  dialect: 'sqlite',
  schema: [
    './db/schema.ts',
    './db/stampSchema.ts',
    './db/peopleSchema.ts',
    './db/workSchema.ts',
    './db/sightSchema.ts',
    './db/fieldSchema.ts',
    './db/paperSchema.ts',
  ],
  out: './db/migrations',
});
