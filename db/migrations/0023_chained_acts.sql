CREATE TABLE "audit_heads" (
	"chain" integer PRIMARY KEY NOT NULL,
	"seq" integer NOT NULL,
	"head" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "step_hash" text;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "chain" integer;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "seq" integer;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "hash" text;--> statement-breakpoint
-- The hash of an act: over the hash before it and all that it says, line by line. What verifies it (db/history/chain.ts, hashOfAct) says the same in its own words.
CREATE FUNCTION act_hash(before text, no integer, e audit_entries) RETURNS text LANGUAGE sql STABLE AS $$
	SELECT encode(sha256(convert_to(concat(before, E'\n', no, E'\n', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), E'\n', e.person_id,
		E'\n', e.unit_id, E'\n', e.act, E'\n', host(e.ip), E'\n', '=' || e.subject), 'UTF8')), 'hex')
$$;--> statement-breakpoint
-- Chains an act to the newest of the same person's. Only the person's own next act waits for this one.
CREATE FUNCTION chain_act() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	NEW.chain := coalesce(NEW.person_id, 0);
	INSERT INTO audit_heads AS h (chain, seq, head) VALUES (NEW.chain, 1, act_hash(repeat('0', 64), 1, NEW))
		ON CONFLICT (chain) DO UPDATE SET seq = h.seq + 1, head = act_hash(h.head, h.seq + 1, NEW)
		RETURNING h.seq, h.head INTO NEW.seq, NEW.hash;
	RETURN NEW;
END $$;--> statement-breakpoint
-- What is there already is chained in the order in which it came.
DO $$
DECLARE e audit_entries;
BEGIN
	FOR e IN SELECT * FROM audit_entries ORDER BY id LOOP
		INSERT INTO audit_heads AS h (chain, seq, head) VALUES (coalesce(e.person_id, 0), 1, act_hash(repeat('0', 64), 1, e))
			ON CONFLICT (chain) DO UPDATE SET seq = h.seq + 1, head = act_hash(h.head, h.seq + 1, e);
		UPDATE audit_entries a SET chain = h.chain, seq = h.seq, hash = h.head FROM audit_heads h WHERE a.id = e.id AND h.chain = coalesce(e.person_id, 0);
	END LOOP;
END $$;--> statement-breakpoint
ALTER TABLE "audit_entries" ALTER COLUMN "chain" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_entries" ALTER COLUMN "seq" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_entries" ALTER COLUMN "hash" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_chain_seq_unique" UNIQUE("chain","seq");--> statement-breakpoint
CREATE TRIGGER audit_entries_chained BEFORE INSERT ON audit_entries FOR EACH ROW EXECUTE FUNCTION chain_act();--> statement-breakpoint
CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries FOR EACH ROW EXECUTE FUNCTION refuse_change();--> statement-breakpoint
CREATE TRIGGER audit_entries_no_truncate BEFORE TRUNCATE ON audit_entries FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
