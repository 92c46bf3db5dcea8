DROP INDEX "tasks_in_force";--> statement-breakpoint
ALTER TABLE "tasks" ALTER COLUMN "clause_id" DROP NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_in_force" ON "tasks" USING btree ("plan_id","clause") WHERE "tasks"."removed_by_id" is null and "tasks"."clause_id" is not null;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_printed" CHECK (("tasks"."clause_id" is not null) = ("tasks"."kind" in ('task', 'safeguard')));