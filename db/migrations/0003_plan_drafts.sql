CREATE TABLE "plan_drafts" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_drafts_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"jurisdiction_id" integer NOT NULL,
	"file_name" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"state" text NOT NULL,
	"done" real NOT NULL,
	"step" text NOT NULL,
	"taken_at" timestamp with time zone,
	"tries" smallint NOT NULL,
	"reason" text,
	"pieces" jsonb,
	"draft" jsonb,
	"version" integer NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"created_by_person_id" integer NOT NULL,
	"created_for_unit_id" integer NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	"updated_by_person_id" integer NOT NULL,
	"updated_for_unit_id" integer NOT NULL,
	"amends_plan_id" integer,
	"plan_id" integer,
	CONSTRAINT "plan_drafts_imported" CHECK (("plan_drafts"."state" = 'imported') = ("plan_drafts"."plan_id" is not null)),
	CONSTRAINT "plan_drafts_ready" CHECK ("plan_drafts"."state" not in ('ready', 'imported') or "plan_drafts"."draft" is not null)
);
--> statement-breakpoint
ALTER TABLE "plan_warnings" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD CONSTRAINT "plan_drafts_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD CONSTRAINT "plan_drafts_created_by_person_id_people_id_fk" FOREIGN KEY ("created_by_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD CONSTRAINT "plan_drafts_created_for_unit_id_units_id_fk" FOREIGN KEY ("created_for_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD CONSTRAINT "plan_drafts_updated_by_person_id_people_id_fk" FOREIGN KEY ("updated_by_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD CONSTRAINT "plan_drafts_updated_for_unit_id_units_id_fk" FOREIGN KEY ("updated_for_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD CONSTRAINT "plan_drafts_amends_plan_id_plans_id_fk" FOREIGN KEY ("amends_plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_drafts" ADD CONSTRAINT "plan_drafts_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_drafts_jurisdiction_id_id_index" ON "plan_drafts" USING btree ("jurisdiction_id","id");--> statement-breakpoint
CREATE INDEX "plan_drafts_to_read" ON "plan_drafts" USING btree ("id") WHERE "plan_drafts"."state" = 'reading';