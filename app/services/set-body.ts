import { z } from "zod";
import { type Database, transaction } from "#db/client.server.ts";
import { removeBody, saveBody } from "#db/queries/bodies.ts";
import { logAct } from "#db/queries/files.ts";
import { bodyKinds } from "#workflows/meeting/body.ts";
import { defaultSpeaker } from "../messages/papers/meeting.ts";
import type { Sender } from "./sender.ts";

const MAX_NAME = 60;
const short = () => z.string().trim().max(MAX_NAME);
const blankable = () =>
	short()
		.optional()
		.transform((text) => text || null);
const optionalId = () =>
	z.preprocess((v) => (v === "" || v === undefined ? null : v), z.coerce.number().int().positive().nullable());

/** How the form of a body says what it is; `speaker` by unit. */
export const bodyForm = z.object({
	kind: z.enum(bodyKinds),
	name: short().min(1),
	clause: blankable(),
	rosterAt: blankable(),
	chairUnitId: optionalId(),
	memberIds: z.preprocess((v) => (v === undefined ? [] : [v].flat()), z.array(z.coerce.number().int().positive()).max(200)),
	speaker: z.record(z.string(), short()).optional(),
});
export type BodyForm = z.output<typeof bodyForm>;

type Place = { planId: number; bodyId: number | null };

/** Sets up a body of a plan, or changes one, for whoever may (the caller has asked), and leaves an audit entry. False if the plan has no such body. */
export const setBody = (db: Database, { planId, bodyId }: Place, form: BodyForm, sender: Sender, now: Date): Promise<boolean> =>
	transaction(db, async ({ sql }) => {
		const { memberIds, speaker, ...rest } = form;
		const members = [...new Set(memberIds)].map((unitId) => ({ unitId, speaker: speaker?.[unitId] || defaultSpeaker }));
		const id = await saveBody(sql, bodyId, { planId, ...rest, members });
		if (id === null) return false;
		const { personId, unitId } = sender;
		await logAct(sql, { personId, unitId, act: "setBody", subject: `body ${id}`, at: now, ip: null });
		return true;
	});

/** Removes a body that has no meetings, and leaves an audit entry. False if it has some, or there is none such. */
export const dropBody = (db: Database, planId: number, bodyId: number, sender: Sender, now: Date): Promise<boolean> =>
	transaction(db, async ({ sql }) => {
		if (!(await removeBody(sql, bodyId, planId))) return false;
		const { personId, unitId } = sender;
		await logAct(sql, { personId, unitId, act: "removeBody", subject: `body ${bodyId}`, at: now, ip: null });
		return true;
	});
