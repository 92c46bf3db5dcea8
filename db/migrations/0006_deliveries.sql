CREATE TABLE "deliveries" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deliveries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"key" text NOT NULL,
	"channel" text NOT NULL,
	"notice_key" text,
	"person_id" integer NOT NULL,
	"inside_id" integer,
	"state" text NOT NULL,
	"why" text,
	"tries" smallint DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"message_id" text,
	"error" text,
	CONSTRAINT "deliveries_key_unique" UNIQUE("key")
);
--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "kind" text;--> statement-breakpoint
UPDATE "notices" n SET "kind" = CASE
	WHEN e."event" = 'rung.reached' AND e."rung" >= 3 THEN 'supervision'
	WHEN e."event" = 'rung.reached' THEN 'reminder'
	WHEN e."event" IN ('task.assign', 'task.issued', 'implementation.opened', 'duty.refuse', 'duty.uphold', 'duty.restore', 'report.submit', 'report.return',
		'report.reopen', 'extension.opened', 'rectification.opened', 'rectification.plan', 'rectification.approve', 'rectification.revise',
		'rectification.submit', 'rectification.return', 'rectification.verify', 'lookback.relapse') THEN 'todo'
	ELSE 'news' END
	FROM "entries" e WHERE e."task_id" = n."task_id" AND e."seq" = n."seq";--> statement-breakpoint
ALTER TABLE "notices" ALTER COLUMN "kind" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "deliver_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "mail_settings" jsonb;--> statement-breakpoint
UPDATE "people" SET "email" = "login" || '@example.invalid' WHERE "is_made_up";--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_notice_key_notices_key_fk" FOREIGN KEY ("notice_key") REFERENCES "public"."notices"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_inside_id_deliveries_id_fk" FOREIGN KEY ("inside_id") REFERENCES "public"."deliveries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "deliveries_due" ON "deliveries" USING btree ("next_at") WHERE "deliveries"."next_at" is not null;--> statement-breakpoint
CREATE INDEX "deliveries_inside_id_index" ON "deliveries" USING btree ("inside_id");--> statement-breakpoint
CREATE INDEX "deliveries_notice_key_index" ON "deliveries" USING btree ("notice_key");--> statement-breakpoint
CREATE INDEX "deliveries_person_id_at_index" ON "deliveries" USING btree ("person_id","at");--> statement-breakpoint
CREATE INDEX "deliveries_dead" ON "deliveries" USING btree ("id") WHERE "deliveries"."state" = 'dead';--> statement-breakpoint
CREATE INDEX "notices_to_deliver" ON "notices" USING btree ("deliver_at") WHERE "notices"."deliver_at" is not null;