import { createHash } from "node:crypto";
import ExcelJS from "exceljs";
import type { Act } from "#db/built-in/act.ts";
import type { Database } from "#db/client.server.ts";
import { findDocket, type StoredDocket } from "#db/queries/get-docket.ts";
import { files } from "#db/schema/index.ts";
import { type Sender, sendEvent } from "./send-event.ts";

/** Who sits where, and which tasks there are: what the names in a story mean. */
export type Cast = {
	unitId: (seed: string, unit: string) => number;
	senderOf: (seed: string, unit: string, position: string) => Sender;
	planId: (seed: string) => number;
	taskId: (seed: string, clause: string) => number;
};

function stepOf(docket: StoredDocket, act: Act, cast: Cast): { no: number; seq: number } {
	const unitId = act.step.unit === null ? null : cast.unitId(act.seed, act.step.unit);
	const steps = docket.steps.filter((s) => s.machine === act.step.machine && s.unitId === unitId);
	const step = steps.at(-1);
	if (!step) throw new Error(`story: ${act.clause} has no ${act.step.machine} of ${act.step.unit}`);
	return step;
}

async function evidence(db: Database, act: Act, taskId: number, sender: Sender, at: Date): Promise<number[]> {
	const workbook = new ExcelJS.Workbook();
	const sheet = workbook.addWorksheet("佐证");
	sheet.addRows([["演示用佐证材料"], [act.clause, act.by, act.on]]);
	const content = Buffer.from(await workbook.xlsx.writeBuffer());
	const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
	const sha256 = createHash("sha256").update(content).digest("hex");
	const row = {
		taskId,
		unitId: sender.unitId,
		personId: sender.personId,
		name: "佐证材料.xlsx",
		type,
		size: content.length,
		sha256,
		content,
		at,
	};
	const stored = await db.orm
		.insert(files)
		.values(Array.from({ length: act.files }, () => row))
		.returning({ id: files.id });
	return stored.map((f) => f.id);
}

/** Plays one act of a built-in story through the one door. Throws when the door refuses it: the stories are kept true by the first start. */
export async function playAct(db: Database, act: Act, cast: Cast, at: Date): Promise<void> {
	const taskId = cast.taskId(act.seed, act.clause);
	const sender = cast.senderOf(act.seed, act.by, act.position);
	const docket = await findDocket(db.sql, taskId, sender.jurisdictionIds);
	if (!docket) throw new Error(`story: no task ${act.clause}`);
	const { no: stepNo, seq: seen } = stepOf(docket, act, cast);
	const units = Object.entries(act.units).map(([field, name]) => [
		field,
		Array.isArray(name) ? name.map((n) => cast.unitId(act.seed, n)) : cast.unitId(act.seed, name),
	]);
	const fileIds = act.files > 0 ? await evidence(db, act, taskId, sender, at) : [];
	const data = { ...act.data, ...Object.fromEntries(units), fileIds };
	const outcome = await sendEvent(db, { taskId, stepNo, type: act.event, data, seen }, sender, at);
	if (!outcome.ok)
		throw new Error(
			`story: ${act.on} ${act.clause} ${act.by} ${act.event}: ${JSON.stringify({ ...outcome.refusal, docket: undefined })}`,
		);
}
