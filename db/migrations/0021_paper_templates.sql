CREATE TABLE "paper_templates" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "paper_templates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"jurisdiction_id" integer NOT NULL,
	"kind" text NOT NULL,
	"version" smallint NOT NULL,
	"words" jsonb NOT NULL,
	"person_id" integer NOT NULL,
	"unit_id" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "paper_templates_jurisdictionId_kind_version_unique" UNIQUE("jurisdiction_id","kind","version")
);
--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "template_id" integer;--> statement-breakpoint
ALTER TABLE "paper_templates" ADD CONSTRAINT "paper_templates_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_templates" ADD CONSTRAINT "paper_templates_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_templates" ADD CONSTRAINT "paper_templates_unit_id_units_id_fk" FOREIGN KEY ("unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_template_id_paper_templates_id_fk" FOREIGN KEY ("template_id") REFERENCES "public"."paper_templates"("id") ON DELETE no action ON UPDATE no action;