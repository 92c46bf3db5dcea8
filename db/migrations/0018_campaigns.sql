CREATE TABLE "sealed_seeds" (
	"task_id" integer PRIMARY KEY NOT NULL,
	"seed" text NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sealed_seeds" ADD CONSTRAINT "sealed_seeds_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;