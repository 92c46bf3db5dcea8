CREATE TABLE "dockets" (
	"task_id" integer PRIMARY KEY NOT NULL,
	"plan_id" integer NOT NULL,
	"jurisdiction_id" integer NOT NULL,
	"version" integer NOT NULL,
	"head" text NOT NULL,
	"next_action_at" timestamp with time zone,
	"parked_at" timestamp with time zone,
	"parked_error" text,
	CONSTRAINT "dockets_version" CHECK ("dockets"."version" > 0)
);
--> statement-breakpoint
CREATE TABLE "entries" (
	"task_id" integer NOT NULL,
	"seq" integer NOT NULL,
	"step_no" smallint NOT NULL,
	"machine" text NOT NULL,
	"event" text NOT NULL,
	"data" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor" text NOT NULL,
	"person_id" integer,
	"unit_id" integer,
	"position" text,
	"cause_seq" integer,
	"from_state" text,
	"from_clock" text,
	"to_state" text NOT NULL,
	"to_clock" text NOT NULL,
	"due_on" date,
	"rung" smallint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "entries_task_id_seq_pk" PRIMARY KEY("task_id","seq")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "files_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"task_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"person_id" integer NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"key" text PRIMARY KEY NOT NULL,
	"task_id" integer NOT NULL,
	"seq" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"position" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"read_at" timestamp with time zone,
	"read_by_person_id" integer
);
--> statement-breakpoint
CREATE TABLE "steps" (
	"task_id" integer NOT NULL,
	"no" smallint NOT NULL,
	"machine" text NOT NULL,
	"version" smallint NOT NULL,
	"unit_id" integer,
	"role" text,
	"parent_no" smallint,
	"via_unit_id" integer,
	"state" text NOT NULL,
	"clock" text NOT NULL,
	"due_on" date,
	"rung" smallint NOT NULL,
	"next_at" timestamp with time zone,
	"context" jsonb NOT NULL,
	"seq" integer NOT NULL,
	CONSTRAINT "steps_task_id_no_pk" PRIMARY KEY("task_id","no")
);
--> statement-breakpoint
CREATE TABLE "indicator_targets" (
	"indicator_id" integer NOT NULL,
	"position" integer NOT NULL,
	"milestone" date,
	"words" text NOT NULL,
	"comparator" text NOT NULL,
	"value" numeric,
	CONSTRAINT "indicator_targets_indicator_id_position_pk" PRIMARY KEY("indicator_id","position")
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "indicators_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" integer NOT NULL,
	"task_id" integer,
	"position" integer NOT NULL,
	"clause" text NOT NULL,
	"name" text NOT NULL,
	"scope" text,
	"kind" text NOT NULL,
	"measure" text,
	"numerator" text,
	"denominator" text,
	CONSTRAINT "indicators_planId_position_unique" UNIQUE("plan_id","position")
);
--> statement-breakpoint
CREATE TABLE "responsibility_rows" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "responsibility_rows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" integer NOT NULL,
	"position" integer NOT NULL,
	"heading" text NOT NULL,
	"goal" text NOT NULL,
	"columns" jsonb NOT NULL,
	CONSTRAINT "responsibility_rows_planId_position_unique" UNIQUE("plan_id","position")
);
--> statement-breakpoint
CREATE TABLE "responsibility_tasks" (
	"row_id" integer NOT NULL,
	"task_id" integer NOT NULL,
	CONSTRAINT "responsibility_tasks_row_id_task_id_pk" PRIMARY KEY("row_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "responsibility_units" (
	"row_id" integer NOT NULL,
	"position" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"name" text NOT NULL,
	"role" text NOT NULL,
	"verb" text NOT NULL,
	"column" text NOT NULL,
	CONSTRAINT "responsibility_units_row_id_position_pk" PRIMARY KEY("row_id","position")
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"at" timestamp with time zone NOT NULL,
	"person_id" integer,
	"unit_id" integer,
	"act" text NOT NULL,
	"subject" text,
	"ip" "inet"
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "people_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"login" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"language" text DEFAULT 'zh' NOT NULL,
	"is_made_up" boolean DEFAULT false NOT NULL,
	"is_disabled" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "people_login_unique" UNIQUE("login")
);
--> statement-breakpoint
CREATE TABLE "positions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "positions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"person_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"position" text NOT NULL,
	"since" date NOT NULL,
	"until" date,
	CONSTRAINT "positions_personId_unitId_position_since_unique" UNIQUE("person_id","unit_id","position","since")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sessions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"secret_hash" text NOT NULL,
	"person_id" integer NOT NULL,
	"position_id" integer,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"ip" "inet",
	"agent" text,
	CONSTRAINT "sessions_secretHash_unique" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_tries" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "sign_in_tries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"login_hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"is_right" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "jurisdictions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "jurisdictions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"parent_id" integer,
	"name" text NOT NULL,
	"level" text NOT NULL,
	CONSTRAINT "jurisdictions_parentId_name_unique" UNIQUE NULLS NOT DISTINCT("parent_id","name")
);
--> statement-breakpoint
CREATE TABLE "unit_members" (
	"group_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "unit_members_group_id_unit_id_pk" PRIMARY KEY("group_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "units" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "units_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"jurisdiction_id" integer NOT NULL,
	"parent_id" integer,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"is_group" boolean NOT NULL,
	"is_open" boolean NOT NULL,
	"is_outside" boolean NOT NULL,
	"is_printed" boolean NOT NULL,
	"roster" text,
	CONSTRAINT "units_jurisdictionId_name_unique" UNIQUE("jurisdiction_id","name")
);
--> statement-breakpoint
CREATE TABLE "clauses" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "clauses_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" integer NOT NULL,
	"parent_id" integer,
	"position" integer NOT NULL,
	"path" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"words" text,
	"box" jsonb,
	CONSTRAINT "clauses_planId_path_unique" UNIQUE("plan_id","path")
);
--> statement-breakpoint
CREATE TABLE "discrepancies" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "discrepancies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" integer NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"clause" text NOT NULL,
	"words" text NOT NULL,
	"against" text,
	"against_words" text,
	"note" text NOT NULL,
	"decision" text,
	"decided_by_person_id" integer,
	"decided_for_unit_id" integer,
	"decided_at" timestamp with time zone,
	CONSTRAINT "discrepancies_planId_position_unique" UNIQUE("plan_id","position")
);
--> statement-breakpoint
CREATE TABLE "phases" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "phases_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" integer NOT NULL,
	"position" integer NOT NULL,
	"clause" text NOT NULL,
	"name" text NOT NULL,
	"words" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"precision" text NOT NULL,
	CONSTRAINT "phases_planId_position_unique" UNIQUE("plan_id","position")
);
--> statement-breakpoint
CREATE TABLE "plan_issuers" (
	"plan_id" integer NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "plan_issuers_plan_id_position_pk" PRIMARY KEY("plan_id","position")
);
--> statement-breakpoint
CREATE TABLE "plan_units" (
	"plan_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "plan_units_plan_id_unit_id_pk" PRIMARY KEY("plan_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "plan_warnings" (
	"plan_id" integer NOT NULL,
	"position" integer NOT NULL,
	"clause" text NOT NULL,
	"kind" text NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "plan_warnings_plan_id_position_pk" PRIMARY KEY("plan_id","position")
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plans_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"jurisdiction_id" integer NOT NULL,
	"seed" text,
	"title" text NOT NULL,
	"number" text,
	"issued_on" date,
	"starts_on" date,
	"ends_on" date,
	"period_words" text,
	"secretariat_unit_id" integer NOT NULL,
	"secretariat_at" text,
	"policy" jsonb NOT NULL,
	"ladder" jsonb NOT NULL,
	"loaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "plans_seed_unique" UNIQUE("seed")
);
--> statement-breakpoint
CREATE TABLE "unit_aliases" (
	"plan_id" integer NOT NULL,
	"name" text NOT NULL,
	"unit_id" integer NOT NULL,
	"clause" text NOT NULL,
	CONSTRAINT "unit_aliases_plan_id_name_pk" PRIMARY KEY("plan_id","name")
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "assignments" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assignments_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"task_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"role" text NOT NULL,
	"position" integer NOT NULL,
	"name" text NOT NULL,
	"verb" text NOT NULL,
	"is_inferred" boolean NOT NULL,
	CONSTRAINT "assignments_taskId_role_name_unique" UNIQUE("task_id","role","name")
);
--> statement-breakpoint
CREATE TABLE "deadlines" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deadlines_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"task_id" integer NOT NULL,
	"position" integer NOT NULL,
	"words" text NOT NULL,
	"on_date" date,
	"alt_date" date,
	"precision" text,
	"kind" text NOT NULL,
	"every" text,
	CONSTRAINT "deadlines_taskId_position_unique" UNIQUE("task_id","position")
);
--> statement-breakpoint
CREATE TABLE "obliged_parties" (
	"task_id" integer NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "obliged_parties_task_id_name_pk" PRIMARY KEY("task_id","name")
);
--> statement-breakpoint
CREATE TABLE "task_exceptions" (
	"task_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	CONSTRAINT "task_exceptions_task_id_unit_id_pk" PRIMARY KEY("task_id","unit_id")
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" integer NOT NULL,
	"clause_id" integer NOT NULL,
	"position" integer NOT NULL,
	"clause" text NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"gist" text NOT NULL,
	"words" text,
	"words_at" text,
	"is_shared" boolean NOT NULL,
	CONSTRAINT "tasks_planId_clause_unique" UNIQUE("plan_id","clause")
);
--> statement-breakpoint
ALTER TABLE "dockets" ADD CONSTRAINT "dockets_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dockets" ADD CONSTRAINT "dockets_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "dockets" ADD CONSTRAINT "dockets_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_task_id_dockets_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."dockets"("task_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_task_id_dockets_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."dockets"("task_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_read_by_person_id_people_id_fk" FOREIGN KEY ("read_by_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_task_id_dockets_task_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."dockets"("task_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "steps" ADD CONSTRAINT "steps_via_unit_id_units_id_fk" FOREIGN KEY ("via_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_targets" ADD CONSTRAINT "indicator_targets_indicator_id_indicators_id_fk" FOREIGN KEY ("indicator_id") REFERENCES "public"."indicators"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicators" ADD CONSTRAINT "indicators_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility_rows" ADD CONSTRAINT "responsibility_rows_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility_tasks" ADD CONSTRAINT "responsibility_tasks_row_id_responsibility_rows_id_fk" FOREIGN KEY ("row_id") REFERENCES "public"."responsibility_rows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility_tasks" ADD CONSTRAINT "responsibility_tasks_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility_units" ADD CONSTRAINT "responsibility_units_row_id_responsibility_rows_id_fk" FOREIGN KEY ("row_id") REFERENCES "public"."responsibility_rows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility_units" ADD CONSTRAINT "responsibility_units_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "positions" ADD CONSTRAINT "positions_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_position_id_positions_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."positions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "jurisdictions" ADD CONSTRAINT "jurisdictions_parent_id_jurisdictions_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_members" ADD CONSTRAINT "unit_members_group_id_units_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_members" ADD CONSTRAINT "unit_members_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_parent_id_units_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clauses" ADD CONSTRAINT "clauses_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "clauses" ADD CONSTRAINT "clauses_parent_id_clauses_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."clauses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discrepancies" ADD CONSTRAINT "discrepancies_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discrepancies" ADD CONSTRAINT "discrepancies_decided_by_person_id_people_id_fk" FOREIGN KEY ("decided_by_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "discrepancies" ADD CONSTRAINT "discrepancies_decided_for_unit_id_units_id_fk" FOREIGN KEY ("decided_for_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "phases" ADD CONSTRAINT "phases_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_issuers" ADD CONSTRAINT "plan_issuers_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_units" ADD CONSTRAINT "plan_units_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_units" ADD CONSTRAINT "plan_units_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_warnings" ADD CONSTRAINT "plan_warnings_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_secretariat_unit_id_units_id_fk" FOREIGN KEY ("secretariat_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_aliases" ADD CONSTRAINT "unit_aliases_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_aliases" ADD CONSTRAINT "unit_aliases_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadlines" ADD CONSTRAINT "deadlines_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "obliged_parties" ADD CONSTRAINT "obliged_parties_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_exceptions" ADD CONSTRAINT "task_exceptions_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_exceptions" ADD CONSTRAINT "task_exceptions_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_clause_id_clauses_id_fk" FOREIGN KEY ("clause_id") REFERENCES "public"."clauses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "dockets_due" ON "dockets" USING btree ("next_action_at") WHERE "dockets"."next_action_at" is not null;--> statement-breakpoint
CREATE INDEX "dockets_plan_id_index" ON "dockets" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "entries_at" ON "entries" USING btree ("task_id","at");--> statement-breakpoint
CREATE INDEX "files_task_id_index" ON "files" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "notices_unit_id_position_at_index" ON "notices" USING btree ("unit_id","position","at");--> statement-breakpoint
CREATE INDEX "steps_unit_id_machine_state_index" ON "steps" USING btree ("unit_id","machine","state");--> statement-breakpoint
CREATE INDEX "steps_supervised" ON "steps" USING btree ("task_id") WHERE "steps"."rung" >= 3 and "steps"."clock" = 'overdue';--> statement-breakpoint
CREATE INDEX "audit_entries_person_id_at_index" ON "audit_entries" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "positions_unit_id_index" ON "positions" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "sessions_person_id_index" ON "sessions" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "sign_in_tries_login_hash_at_index" ON "sign_in_tries" USING btree ("login_hash","at");--> statement-breakpoint
CREATE INDEX "units_parent_id_index" ON "units" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "plans_jurisdiction_id_index" ON "plans" USING btree ("jurisdiction_id");--> statement-breakpoint
CREATE INDEX "assignments_unit_id_index" ON "assignments" USING btree ("unit_id");--> statement-breakpoint
CREATE INDEX "tasks_plan_id_position_index" ON "tasks" USING btree ("plan_id","position");