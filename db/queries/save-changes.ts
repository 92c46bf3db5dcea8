import type { Change } from "#workflows/engine.ts";
import { type PaperKind, paperIssuedBy } from "#workflows/papers.ts";
import type { Sql } from "../client.server.ts";
import { type Entry, hashOf, hashOfStep } from "../history/chain.ts";

/**
 * A paper that an entry of a change issues: all that it says as a JSON object in canonical form, but for its number and how that is printed, which are
 * put before the rest when it gets one.
 */
export type IssuedPaper = {
	seq: number;
	kind: PaperKind;
	year: number;
	number: { before: string; after: string };
	text: string;
	templateId: number | null;
};
/** A change to save, the hash its first entry is chained to, the moment it was decided at, and the papers that its entries issue. */
export type Saving = { change: Change; head: string; at: Date; papers: IssuedPaper[] };
/** Where a docket that is only being opened belongs. */
export type Place = { planId: number; jurisdictionId: number };

function entriesOf({ change, head, at }: Saving): (Entry & { hash: string })[] {
	let hash = head;
	return change.moves.map(({ seq, stepNo, event, data, actor, causeSeq, from, to }) => {
		const person = actor.kind === "person" ? actor : null;
		const entry: Entry = {
			taskId: change.docket.id,
			seq,
			stepNo,
			machine: to.machine,
			event,
			data,
			at: at.toISOString(),
			actor: actor.kind,
			personId: person?.personId ?? null,
			unitId: person?.unitId ?? null,
			position: person?.position ?? null,
			causeSeq,
			fromState: from?.state ?? null,
			fromClock: from?.clock ?? null,
			toState: to.state,
			toClock: to.clock,
			dueOn: to.dueOn,
			rung: to.rung,
			stepHash: hashOfStep(to),
		};
		hash = hashOf(hash, entry);
		return { ...entry, hash };
	});
}

function rowsOf(saving: Saving) {
	const { change, at } = saving;
	const entries = entriesOf(saving);
	const moved = new Set(change.moves.map((m) => m.stepNo));
	const taskId = change.docket.id;
	return {
		docket: {
			taskId,
			before: change.before,
			version: change.docket.version,
			head: entries.at(-1)?.hash ?? saving.head,
			nextActionAt: change.nextActionAt,
		},
		steps: change.docket.steps.filter((s) => moved.has(s.no)).map((s) => ({ taskId, ...s })),
		entries,
		notices: change.notices.map((n) => ({ taskId, at: at.toISOString(), ...n })),
		papers: papersOf(saving),
	};
}

type Paper = Omit<IssuedPaper, "number"> & { taskId: number; stepNo: number; at: string; before: string; after: string };

/** The papers that the entries issue, one each; throws if one has come without. */
const papersOf = ({ change, at, papers }: Saving): Paper[] =>
	change.moves.flatMap(({ seq, stepNo, event }) => {
		if (!paperIssuedBy(event)) return [];
		const paper = papers.find((p) => p.seq === seq);
		if (!paper) throw new Error(`${event} of task ${change.docket.id} is to be saved without its paper`);
		const { number, ...rest } = paper;
		return [{ ...rest, ...number, taskId: change.docket.id, stepNo, at: at.toISOString() }];
	});

/**
 * The part of the statement that numbers papers and freezes what they say: one after the other within jurisdiction, kind and year, whoever saves at
 * the same time.
 */
const numbered = (sql: Sql, papers: Paper[]) =>
	papers.length === 0
		? sql``
		: sql`, issued as (
			select m.jurisdiction_id, p.* from moved m join jsonb_to_recordset(${JSON.stringify(papers)}::jsonb) as p("taskId" int,
				"stepNo" smallint, seq int, kind text, year smallint, at timestamptz, before text, after text, text text, "templateId" int) on p."taskId" = m.task_id),
		counted as (
			insert into paper_counters as c (jurisdiction_id, kind, year, last)
			select jurisdiction_id, kind, year, count(*) from issued group by 1, 2, 3 order by 1, 2, 3
			on conflict (jurisdiction_id, kind, year) do update set last = c.last + excluded.last
			returning jurisdiction_id, kind, year, last),
		numbered as (
			select i.*, c.last + 1 - row_number() over (partition by jurisdiction_id, kind, year order by "taskId" desc, seq desc) as number
			from issued i join counted c using (jurisdiction_id, kind, year)),
		printed as (select n.*, before || number || after as printed from numbered n),
		worded as (
			select p.*, '{"number":' || number || ',"printed":' || to_json(printed) || ',' || substr(text, 2) as whole from printed p),
		frozen as (
			insert into papers (jurisdiction_id, kind, year, number, printed, task_id, step_no, seq, issued_at, text, sha256, template_id)
			select jurisdiction_id, kind, year, number, printed, "taskId", "stepNo", seq, at, whole,
				encode(sha256(convert_to(whole, 'UTF8')), 'hex'), "templateId" from worded)`;

/**
 * Saves any number of changes, each to another docket, in one statement: the steps, the history, the notices and the papers of a docket
 * together, or, if its version is no longer the one the change was decided on, nothing of it. Gives the ids of the tasks that were saved.
 * With `place`, the dockets are opened: they must not exist yet.
 */
export async function saveChanges(sql: Sql, savings: Saving[], place?: Place): Promise<number[]> {
	const rows = savings.map(rowsOf);
	const dockets = JSON.stringify(rows.map((r) => r.docket));
	const given = sql`jsonb_to_recordset(${dockets}::jsonb) as c("taskId" int, before int, version int, head text, "nextActionAt" timestamptz)`;
	const moved = place
		? sql`insert into dockets (task_id, plan_id, jurisdiction_id, version, head, next_action_at)
			select c."taskId", ${place.planId}, ${place.jurisdictionId}, c.version, c.head, c."nextActionAt" from ${given}
			returning task_id, jurisdiction_id`
		: sql`update dockets d set version = c.version, head = c.head, next_action_at = c."nextActionAt", parked_at = null, parked_error = null from ${given}
			where d.task_id = c."taskId" and d.version = c.before returning d.task_id, d.jurisdiction_id`;
	const saved = await sql<{ task_id: number }[]>`
		with moved as (${moved}),
		put as (
			insert into steps (task_id, no, machine, version, unit_id, role, parent_no, via_unit_id, state, clock, due_on, rung, next_at, context, seq)
			select s."taskId", s.no, s.machine, s.version, s."unitId", s.role, s."parentNo", s."viaUnitId", s.state, s.clock, s."dueOn", s.rung,
				s."nextAt", s.context, s.seq
			from moved m join jsonb_to_recordset(${JSON.stringify(rows.flatMap((r) => r.steps))}::jsonb) as s("taskId" int, no smallint, machine text,
				version smallint, "unitId" int, role text, "parentNo" smallint, "viaUnitId" int, state text, clock text, "dueOn" date, rung smallint,
				"nextAt" timestamptz, context jsonb, seq int) on s."taskId" = m.task_id
			on conflict (task_id, no) do update set unit_id = excluded.unit_id, role = excluded.role, via_unit_id = excluded.via_unit_id, state = excluded.state, clock = excluded.clock, due_on = excluded.due_on, rung = excluded.rung,
				next_at = excluded.next_at, context = excluded.context, seq = excluded.seq),
		logged as (
			insert into entries (task_id, seq, step_no, machine, event, data, at, actor, person_id, unit_id, position, cause_seq, from_state, from_clock,
				to_state, to_clock, due_on, rung, step_hash, hash)
			select e."taskId", e.seq, e."stepNo", e.machine, e.event, e.data, e.at, e.actor, e."personId", e."unitId", e.position, e."causeSeq",
				e."fromState", e."fromClock", e."toState", e."toClock", e."dueOn", e.rung, e."stepHash", e.hash
			from moved m join jsonb_to_recordset(${JSON.stringify(rows.flatMap((r) => r.entries))}::jsonb) as e("taskId" int, seq int, "stepNo" smallint,
				machine text, event text, data jsonb, at timestamptz, actor text, "personId" int, "unitId" int, position text, "causeSeq" int,
				"fromState" text, "fromClock" text, "toState" text, "toClock" text, "dueOn" date, rung smallint, "stepHash" text, hash text) on e."taskId" = m.task_id),
		told as (
			insert into notices (key, task_id, seq, unit_id, position, kind, at, deliver_at)
			select n.key, n."taskId", n.seq, n."unitId", n.position, n.kind, n.at, n.at
			from moved m join jsonb_to_recordset(${JSON.stringify(rows.flatMap((r) => r.notices))}::jsonb) as n(key text, "taskId" int, seq int, "unitId" int,
				position text, kind text, at timestamptz) on n."taskId" = m.task_id
			on conflict (key) do nothing)
		${numbered(
			sql,
			rows.flatMap((r) => r.papers),
		)}
		select task_id from moved`;
	return saved.map((row) => row.task_id);
}
