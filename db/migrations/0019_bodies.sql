CREATE TABLE "bodies" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "bodies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" integer NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"clause" text,
	"roster_at" text,
	"chair_unit_id" integer
);
--> statement-breakpoint
CREATE TABLE "body_members" (
	"body_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"position" integer NOT NULL,
	"speaker" text NOT NULL,
	CONSTRAINT "body_members_body_id_unit_id_pk" PRIMARY KEY("body_id","unit_id")
);
--> statement-breakpoint
ALTER TABLE "bodies" ADD CONSTRAINT "bodies_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bodies" ADD CONSTRAINT "bodies_chair_unit_id_units_id_fk" FOREIGN KEY ("chair_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body_members" ADD CONSTRAINT "body_members_body_id_bodies_id_fk" FOREIGN KEY ("body_id") REFERENCES "public"."bodies"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "body_members" ADD CONSTRAINT "body_members_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bodies_plan_id_index" ON "bodies" USING btree ("plan_id");--> statement-breakpoint
CREATE INDEX "tasks_unprinted" ON "tasks" USING btree ("plan_id","kind") WHERE "tasks"."clause_id" is null;