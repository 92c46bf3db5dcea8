ALTER TABLE "papers" DROP CONSTRAINT "papers_taskId_stepNo_unique";--> statement-breakpoint
ALTER TABLE "papers" DROP CONSTRAINT "papers_jurisdiction_id_kind_year_number_pk";--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "id" integer PRIMARY KEY NOT NULL GENERATED ALWAYS AS IDENTITY (sequence name "papers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1);--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "printed" text;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "seq" integer;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "text" text;--> statement-breakpoint
ALTER TABLE "papers" ADD COLUMN "sha256" text;--> statement-breakpoint
-- Until now there were orders only, each issued by the entry that opened its step; their texts are frozen by the worker.
UPDATE "papers" p SET "printed" = '督〔' || p."year" || '〕' || p."number" || '号',
	"seq" = (SELECT min(e."seq") FROM "entries" e WHERE e."task_id" = p."task_id" AND e."step_no" = p."step_no");--> statement-breakpoint
ALTER TABLE "papers" ALTER COLUMN "printed" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "papers" ALTER COLUMN "seq" SET NOT NULL;--> statement-breakpoint
CREATE INDEX "papers_unfrozen" ON "papers" USING btree ("id") WHERE "papers"."text" is null;--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_jurisdictionId_kind_year_number_unique" UNIQUE("jurisdiction_id","kind","year","number");--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_taskId_stepNo_kind_seq_unique" UNIQUE("task_id","step_no","kind","seq");--> statement-breakpoint
ALTER TABLE "papers" ADD CONSTRAINT "papers_whole" CHECK (("papers"."text" is null) = ("papers"."sha256" is null));--> statement-breakpoint
-- A paper that is frozen stays as it is: what code could do by mistake, the table refuses.
CREATE FUNCTION refuse_paper_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF OLD.text IS NULL AND to_jsonb(NEW) - 'text' - 'sha256' = to_jsonb(OLD) - 'text' - 'sha256' THEN
      RETURN NEW;
    END IF;
  END IF;
  RAISE EXCEPTION 'a paper never changes once it is issued' USING ERRCODE = 'restrict_violation';
END $$;--> statement-breakpoint
CREATE TRIGGER papers_never_change BEFORE UPDATE OR DELETE ON papers FOR EACH ROW EXECUTE FUNCTION refuse_paper_change();
