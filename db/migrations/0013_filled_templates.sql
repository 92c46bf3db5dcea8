ALTER TABLE "plan_drafts" ADD COLUMN "faults" jsonb;--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD COLUMN "marked" "bytea";