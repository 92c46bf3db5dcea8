CREATE TABLE "checklists" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "checklists_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"jurisdiction_id" integer NOT NULL,
	"subject" text NOT NULL,
	"version" integer NOT NULL,
	"items" jsonb NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"person_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	CONSTRAINT "checklists_jurisdictionId_subject_version_unique" UNIQUE("jurisdiction_id","subject","version")
);
--> statement-breakpoint
ALTER TABLE "checklists" ADD CONSTRAINT "checklists_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklists" ADD CONSTRAINT "checklists_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "checklists" ADD CONSTRAINT "checklists_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;