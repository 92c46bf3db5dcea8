import { createHash } from "node:crypto";
import ExcelJS from "exceljs";
import type { z } from "zod";
import type { Act } from "#db/built-in/act.ts";
import type { Database } from "#db/client.server.ts";
import { findDocket, type StoredDocket } from "#db/queries/get-docket.ts";
import { files } from "#db/schema/index.ts";
import { availableEvents } from "#workflows/decide.ts";
import type { Step } from "#workflows/docket.ts";
import { widgetOf } from "#workflows/fields.ts";
import type { InspectionContext } from "#workflows/inspection/context.ts";
import { arrangeLookBack } from "./arrange-look-back.ts";
import { sendEvent } from "./send-event.ts";
import type { Sender } from "./sender.ts";

/** Who sits where, and which tasks there are: what the names in a story mean. */
export type Cast = {
	unitId: (seed: string, unit: string) => number;
	senderOf: (seed: string, unit: string, position: string) => Sender;
	planId: (seed: string) => number;
	taskId: (seed: string, clause: string) => number;
};

const objectOf = (context: Step["context"]) => (context as Partial<InspectionContext>).object?.name;

function stepOf(docket: StoredDocket, act: Act, cast: Cast): Step {
	const unitId = act.step.unit === null ? null : cast.unitId(act.seed, act.step.unit);
	const isMeant = ({ machine, unitId: of, context }: Step) =>
		machine === act.step.machine && of === unitId && (!act.step.object || objectOf(context) === act.step.object);
	const step = docket.steps.filter(isMeant).at(-1);
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

/** What stands behind the words of a list that the docket offers for a field. */
function picked(act: Act, field: string, form: z.ZodObject | undefined): string {
	const widget = form && widgetOf(form.shape[field] as z.ZodType);
	const options = widget?.widget === "pick" ? widget.from : [];
	const option = options.find(({ label }) => label.includes(act.picks[field] ?? ""));
	if (!option) throw new Error(`story: ${act.event} of ${act.clause} offers no ${act.picks[field]}`);
	return option.value;
}

/** An act's data as its form would give it: names of units as their ids, words as what they stand for. */
function dataOf(act: Act, cast: Cast, form: z.ZodObject | undefined): Record<string, unknown> {
	const id = (name: string) => cast.unitId(act.seed, name);
	const named = Object.entries(act.units).map(([field, of]) => [field, Array.isArray(of) ? of.map(id) : id(of)]);
	const said = Object.entries(act.perUnit).map(([field, of]) => [
		field,
		Object.fromEntries(Object.entries(of).map(([name, value]) => [id(name), value])),
	]);
	const chosen = Object.keys(act.picks).map((field) => [field, picked(act, field, form)]);
	return { ...act.data, ...Object.fromEntries([...named, ...said, ...chosen]) };
}

/** Plays one act of a built-in story through the one door. Throws when the door refuses it: the stories are kept true by the first start. */
export async function playAct(db: Database, act: Act, cast: Cast, at: Date): Promise<void> {
	const taskId = cast.taskId(act.seed, act.clause);
	const sender = cast.senderOf(act.seed, act.by, act.position);
	const docket = await findDocket(db.sql, taskId, sender.jurisdictionIds);
	if (!docket) throw new Error(`story: no task ${act.clause}`);
	const step = stepOf(docket, act, cast);
	const { no: stepNo, seq: seen } = step;
	const form = availableEvents(docket, sender, at, step).find(({ type }) => type === act.event)?.form;
	const fileIds = act.files > 0 ? await evidence(db, act, taskId, sender, at) : [];
	const data = { ...dataOf(act, cast, form), fileIds };
	if (act.lookBackOn) await arrangeLookBack(db.sql, docket, stepNo, act.on, act.lookBackOn);
	const outcome = await sendEvent(db, { taskId, stepNo, type: act.event, data, seen }, sender, at);
	if (!outcome.ok)
		throw new Error(
			`story: ${act.on} ${act.clause} ${act.by} ${act.event}: ${JSON.stringify({ ...outcome.refusal, docket: undefined })}`,
		);
}
