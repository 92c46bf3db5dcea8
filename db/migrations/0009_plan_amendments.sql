CREATE TABLE "plan_amendments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_amendments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" integer NOT NULL,
	"no" integer NOT NULL,
	"title" text NOT NULL,
	"number" text,
	"issued_on" date,
	"diff" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"person_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	CONSTRAINT "plan_amendments_planId_no_unique" UNIQUE("plan_id","no")
);
--> statement-breakpoint
CREATE TABLE "amended_tasks" (
	"amendment_id" integer NOT NULL,
	"task_id" integer NOT NULL,
	"clause_before" text,
	"clause_after" text,
	CONSTRAINT "amended_tasks_amendment_id_task_id_pk" PRIMARY KEY("amendment_id","task_id"),
	CONSTRAINT "amended_tasks_somewhere" CHECK (num_nonnulls("amended_tasks"."clause_before", "amended_tasks"."clause_after") > 0)
);
--> statement-breakpoint
ALTER TABLE "indicators" DROP CONSTRAINT "indicators_planId_position_unique";--> statement-breakpoint
ALTER TABLE "clauses" DROP CONSTRAINT "clauses_planId_path_unique";--> statement-breakpoint
ALTER TABLE "discrepancies" DROP CONSTRAINT "discrepancies_planId_position_unique";--> statement-breakpoint
ALTER TABLE "tasks" DROP CONSTRAINT "tasks_planId_clause_unique";--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD COLUMN "amendment_id" integer;--> statement-breakpoint
ALTER TABLE "indicators" ADD COLUMN "removed_by_id" integer;--> statement-breakpoint
ALTER TABLE "clauses" ADD COLUMN "removed_by_id" integer;--> statement-breakpoint
ALTER TABLE "discrepancies" ADD COLUMN "removed_by_id" integer;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "removed_by_id" integer;--> statement-breakpoint
ALTER TABLE "plan_amendments" ADD CONSTRAINT "plan_amendments_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_amendments" ADD CONSTRAINT "plan_amendments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_amendments" ADD CONSTRAINT "plan_amendments_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amended_tasks" ADD CONSTRAINT "amended_tasks_amendment_id_plan_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."plan_amendments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "amended_tasks" ADD CONSTRAINT "amended_tasks_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "amended_tasks_task_id_index" ON "amended_tasks" USING btree ("task_id");--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD CONSTRAINT "plan_drafts_amendment_id_plan_amendments_id_fk" FOREIGN KEY ("amendment_id") REFERENCES "public"."plan_amendments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_removed_by_id_plan_amendments_id_fk" FOREIGN KEY ("removed_by_id") REFERENCES "public"."plan_amendments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clauses" ADD CONSTRAINT "clauses_removed_by_id_plan_amendments_id_fk" FOREIGN KEY ("removed_by_id") REFERENCES "public"."plan_amendments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discrepancies" ADD CONSTRAINT "discrepancies_removed_by_id_plan_amendments_id_fk" FOREIGN KEY ("removed_by_id") REFERENCES "public"."plan_amendments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_removed_by_id_plan_amendments_id_fk" FOREIGN KEY ("removed_by_id") REFERENCES "public"."plan_amendments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "indicators_plan_id_position_index" ON "indicators" USING btree ("plan_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "clauses_in_force" ON "clauses" USING btree ("plan_id","path") WHERE "clauses"."removed_by_id" is null;--> statement-breakpoint
CREATE INDEX "discrepancies_plan_id_position_index" ON "discrepancies" USING btree ("plan_id","position");--> statement-breakpoint
CREATE UNIQUE INDEX "tasks_in_force" ON "tasks" USING btree ("plan_id","clause") WHERE "tasks"."removed_by_id" is null;--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD CONSTRAINT "plan_drafts_amendmentId_unique" UNIQUE("amendment_id");--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD CONSTRAINT "plan_drafts_amending" CHECK ("plan_drafts"."amendment_id" is null or ("plan_drafts"."plan_id" = "plan_drafts"."amends_plan_id") is true);