import { jsonb, pgTable, text } from "drizzle-orm/pg-core";

/** What an installation remembers about itself: a few named values. */
export const settings = pgTable("settings", { key: text().primaryKey(), value: jsonb().notNull() });
