ALTER TABLE "plan_drafts" ADD COLUMN "token" text NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD CONSTRAINT "plan_drafts_token_unique" UNIQUE("token");