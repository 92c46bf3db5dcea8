import type { Transaction } from "#db/client.server.ts";
import { listDockets, lockDockets, type Named } from "#db/queries/get-docket.ts";
import { decide, type Refusal } from "#workflows/decide.ts";
import { apply, type Change } from "#workflows/engine.ts";
import type { MachineName } from "#workflows/names.ts";
import { idsUnder } from "../lib/ids.ts";
import { saveDecided } from "./save-decided.ts";
import type { Sender } from "./sender.ts";

/** What the data of an event names, so that the read of the docket can tell what it is worth. */
export const namedIn = (data: Record<string, unknown>, byUnitId: number): Named => ({
	unitIds: idsUnder(data, /(unitIds?|groupId)$/i),
	fileIds: [...new Set(idsUnder(data, /^fileIds$/))],
	byUnitId,
});

/** An event that was refused within a transaction that does more: then nothing of it may stand. `refusal` is what to tell whoever set it off. */
export class RefusedWithin extends Error {
	readonly refusal: Refusal;

	constructor(message: string, refusal: Refusal) {
		super(message);
		this.refusal = refusal;
	}
}

/** One event to a docket: to the task or matter as a whole, or to the one step of a machine. */
export type TaskSending = { taskId: number; machine?: MachineName; type: string; data: Record<string, unknown> };

/**
 * The same door for one event to each of several dockets, within a transaction that does more: one read, a pure decision each, one
 * write. The dockets are locked first, so that no race can be lost; whoever sends to one of them meanwhile is decided on what comes out.
 * Gives the changes. Throws `RefusedWithin` if one is refused: then nothing of the transaction may stand.
 */
export async function sendWithin({ sql }: Transaction, sendings: TaskSending[], sender: Sender, now: Date): Promise<Change[]> {
	const taskIds = sendings.map(({ taskId }) => taskId);
	if (taskIds.length === 0) return [];
	const named = sendings.flatMap(({ data }) => namedIn(data, sender.unitId).unitIds);
	await lockDockets(sql, taskIds);
	const found = await listDockets(sql, taskIds, sender.jurisdictionIds, { unitIds: named, fileIds: [], byUnitId: sender.unitId });
	const dockets = new Map(found.map((docket) => [docket.id, docket]));
	const savings = sendings.map(({ taskId, machine, type, data }) => {
		const docket = dockets.get(taskId);
		const step = docket?.steps.find((s) => machine === undefined || s.machine === machine);
		const decision = docket && step && decide(docket, { stepNo: step.no, type, data }, sender, now);
		if (!decision?.ok) {
			const refusal: Refusal = decision?.refusal ?? { code: "unknown" };
			throw new RefusedWithin(`${type} to task ${taskId}: ${JSON.stringify(refusal)}`, refusal);
		}
		return { change: decision.change, head: docket?.head ?? "", at: now };
	});
	const saved = await saveDecided(sql, savings);
	if (saved.length < savings.length) throw new Error(`${savings.length - saved.length} dockets moved although they were locked`);
	return savings.map(({ change }) => change);
}

/** Tells a docket as a whole what became of another one, within the caller's transaction. One that has no move for it stays as it is. */
export async function tellWithin({ sql }: Transaction, { taskId, type, data }: TaskSending, now: Date): Promise<void> {
	await lockDockets(sql, [taskId]);
	const [docket] = await listDockets(sql, [taskId], null);
	const change = docket && apply(docket, { stepNo: 1, type, data }, { kind: "docket" }, now);
	if (change) await saveDecided(sql, [{ change, head: docket.head, at: now }]);
}
