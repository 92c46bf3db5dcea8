CREATE TABLE "holiday_papers" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "holiday_papers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"jurisdiction_id" integer NOT NULL,
	"number" text NOT NULL,
	"issued_on" date NOT NULL,
	"settles" smallint,
	"days_off" jsonb NOT NULL,
	"make_up_days" jsonb NOT NULL,
	"entered_by_person_id" integer NOT NULL,
	"entered_for_unit_id" integer NOT NULL,
	"entered_at" timestamp with time zone NOT NULL,
	"withdrawn_by_person_id" integer,
	"withdrawn_at" timestamp with time zone,
	"followed_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "holiday_papers" ADD CONSTRAINT "holiday_papers_jurisdiction_id_jurisdictions_id_fk" FOREIGN KEY ("jurisdiction_id") REFERENCES "public"."jurisdictions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holiday_papers" ADD CONSTRAINT "holiday_papers_entered_by_person_id_people_id_fk" FOREIGN KEY ("entered_by_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holiday_papers" ADD CONSTRAINT "holiday_papers_entered_for_unit_id_units_id_fk" FOREIGN KEY ("entered_for_unit_id") REFERENCES "public"."units"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "holiday_papers" ADD CONSTRAINT "holiday_papers_withdrawn_by_person_id_people_id_fk" FOREIGN KEY ("withdrawn_by_person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "holiday_papers_in_force" ON "holiday_papers" USING btree ("jurisdiction_id","number") WHERE "holiday_papers"."withdrawn_at" is null;