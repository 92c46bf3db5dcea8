CREATE TABLE "job_runs" (
	"name" text PRIMARY KEY NOT NULL,
	"done_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"error" text
);
--> statement-breakpoint
DROP INDEX "deliveries_dead";--> statement-breakpoint
CREATE INDEX "deliveries_troubled" ON "deliveries" USING btree ("state","id") WHERE "deliveries"."state" in ('dead', 'failed');--> statement-breakpoint
CREATE INDEX "dockets_parked" ON "dockets" USING btree ("parked_at") WHERE "dockets"."parked_at" is not null;