CREATE TABLE "paper_counters" (
	"jurisdiction_id" integer NOT NULL,
	"kind" text NOT NULL,
	"year" smallint NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "paper_counters_jurisdiction_id_kind_year_pk" PRIMARY KEY("jurisdiction_id","kind","year")
);
--> statement-breakpoint
CREATE TABLE "papers" (
	"jurisdiction_id" integer NOT NULL,
	"kind" text NOT NULL,
	"year" smallint NOT NULL,
	"number" integer NOT NULL,
	"task_id" integer NOT NULL,
	"step_no" smallint NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	CONSTRAINT "papers_jurisdiction_id_kind_year_number_pk" PRIMARY KEY("jurisdiction_id","kind","year","number"),
	CONSTRAINT "papers_taskId_stepNo_unique" UNIQUE("task_id","step_no")
);
--> statement-breakpoint
ALTER TABLE "paper_counters" ADD CONSTRAINT "paper_counters_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_task_id_step_no_steps_task_id_no_fk" FOREIGN KEY ("task_id","step_no") REFERENCES "public"."steps"("task_id","no") ON DELETE no action ON UPDATE no action;