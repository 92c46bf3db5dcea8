import { saveDecided } from "#app/services/save-decided.ts";
import { sendEvent } from "#app/services/send-event.ts";
import type { Sender } from "#app/services/sender.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import type { Change } from "#workflows/engine.ts";
import { report } from "./report.ts";
import { fillScene, openScene, type Scene } from "./scene.ts";

const DOCKETS = 2_000;
const SECONDS = 8;
const NOW = new Date("2020-06-10T10:00+08:00");
type Act = (taskId: number, turn: number) => Promise<void>;

/** Runs an act from so many callers at once for a while, each on dockets of its own, and gives acts a second. */
async function rate(act: Act, taskIds: number[], callers: number): Promise<number> {
	let done = 0;
	const end = Date.now() + SECONDS * 1_000;
	const start = performance.now();
	await Promise.all(
		Array.from({ length: callers }, async (_, caller) => {
			const mine = taskIds.filter((_, i) => i % callers === caller);
			for (let turn = 0; Date.now() < end; turn++) {
				await act(mine[turn % mine.length] ?? 0, Math.floor(turn / mine.length));
				done++;
			}
		}),
	);
	return (done * 1_000) / (performance.now() - start);
}

/** A report is handed in and taken back, in turns: one row moved, history chained, a notice every other time. */
function events({ db }: Scene, sender: Sender): Act {
	return async (taskId, turn) => {
		const stepNo = 5;
		const [step] = await db.sql<{ seq: number }[]>`select seq from steps where task_id = ${taskId} and no = ${stepNo}`;
		const type = turn % 2 === 0 ? "report.submit" : "report.recall";
		const data = type === "report.submit" ? { items: { text: "完成" }, fileIds: [] } : {};
		const outcome = await sendEvent(db, { taskId, stepNo, type, data, seen: step?.seq ?? 0 }, sender, NOW);
		if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
	};
}

/** The same three statements with the same rows, and nothing decided. */
function bare({ db }: Scene, sender: Sender): Act {
	return async (taskId, turn) => {
		const stepNo = 6;
		await db.sql`select seq from steps where task_id = ${taskId} and no = ${stepNo}`;
		const docket = await findDocket(db.sql, taskId, sender.jurisdictionIds, {
			unitIds: [],
			fileIds: [],
			byUnitId: sender.unitId,
		});
		const step = docket?.steps[stepNo - 1];
		if (!docket || !step) throw new Error("no docket");
		const seq = docket.version + 1;
		const to = { ...step, seq };
		const steps = docket.steps.map((s) => (s.no === stepNo ? to : s));
		const move = {
			seq,
			stepNo,
			event: "report.submit",
			data: { items: { text: "完成" }, fileIds: [] },
			actor: sender,
			causeSeq: null,
			from: step,
			to,
		};
		const notices =
			turn % 2 === 0
				? [
						{
							key: `${taskId}/${seq}/${step.unitId}/officer`,
							unitId: step.unitId ?? 0,
							position: "officer" as const,
							kind: "todo" as const,
							seq,
						},
					]
				: [];
		const change: Change = {
			before: docket.version,
			docket: { ...docket, version: seq, steps },
			moves: [move],
			notices,
			nextActionAt: "2020-12-24T01:00:00Z",
		};
		await saveDecided(db.sql, [{ change, head: docket.head, at: NOW }]);
	};
}

/** Events a second through the one door; the floor is the same SQL with no machine. */
export async function engine(): Promise<void> {
	const scene = await openScene();
	try {
		await fillScene(scene, DOCKETS);
		const tasks = await scene.db.sql<{ id: number; unit: number; place: number }[]>`
			select s.task_id as id, s.unit_id as unit, d.jurisdiction_id as place from steps s join dockets d using (task_id) where s.no = 5 order by 1`;
		const [first] = tasks;
		const [person] = await scene.db.sql<{ id: number }[]>`select id from people limit 1`;
		const sender: Sender = {
			kind: "person",
			personId: person?.id ?? 0,
			unitId: first?.unit ?? 0,
			position: "officer",
			jurisdictionIds: [first?.place ?? 0],
		};
		const ids = tasks.map((t) => t.id);
		await rate(bare(scene, sender), ids, 8);
		for (const callers of [1, 8, 32]) {
			const floor = await rate(bare(scene, sender), ids, callers);
			report("engine", `${callers} at once`, await rate(events(scene, sender), ids, callers), "events/s", floor);
			await scene.db.sql`update steps set state = 'underway', clock = 'running' where no = 5`;
		}
	} finally {
		await scene.close();
	}
}
