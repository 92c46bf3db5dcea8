DROP INDEX "files_task_id_index";--> statement-breakpoint
-- What was sent twice at once before this release stays, under a name of its own.
UPDATE "files" f SET "name" = f."id" || '-' || f."name" WHERE EXISTS (SELECT FROM "files" o WHERE o."task_id" = f."task_id" AND o."unit_id" = f."unit_id" AND o."sha256" = f."sha256" AND o."name" = f."name" AND o."id" < f."id");--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_taskId_unitId_sha256_name_unique" UNIQUE("task_id","unit_id","sha256","name");
