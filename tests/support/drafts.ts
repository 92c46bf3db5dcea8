import { readFile } from "node:fs/promises";
import path from "node:path";
import { findDraftSource } from "#app/services/draft-source.ts";
import { editDraft } from "#app/services/edit-draft.ts";
import { readDrafts } from "#app/services/read-drafts.ts";
import { type Importer, uploadDraft } from "#app/services/upload-draft.ts";
import type { Database } from "#db/client.server.ts";
import { MOMENT } from "./scene.ts";

/** The text of one of the composed documents, or its bytes. */
export const composed = (name: string): Promise<Buffer> =>
	readFile(path.join(import.meta.dirname, "../app/reading/documents/open", name));

/** Somebody of a unit of a built-in plan who may import plans. */
export async function importerOf({ sql }: Database, unit: string, position = "officer", seed = "000"): Promise<Importer> {
	const [row] = await sql<Omit<Importer, "jurisdictionIds">[]>`
		select pe.id as "personId", pe.name, o.position, u.id as "unitId", u.jurisdiction_id as "jurisdictionId"
		from plans p join plan_units pu on pu.plan_id = p.id join units u on u.id = pu.unit_id join positions o on o.unit_id = u.id
			join people pe on pe.id = o.person_id
		where p.seed = ${seed} and u.name = ${unit} and o.position = ${position} order by o.id limit 1`;
	if (!row) throw new Error(`nobody is ${position} of ${unit}`);
	return { ...row, jurisdictionIds: [row.jurisdictionId] };
}

/** Uploads a composed document and lets it be read; gives the draft's id. */
export async function draftOfFile(db: Database, name: string, by: Importer): Promise<number> {
	const sent = await uploadDraft(db, { name, content: await composed(name), token: "" }, by, MOMENT);
	if (!sent.ok) throw new Error(sent.problem.code);
	await readDrafts(db);
	return sent.id;
}

/** What people do with one draft. */
export function hands(db: Database, id: number) {
	const source = async (by: Importer) => {
		const found = await findDraftSource(db.sql, id, by.jurisdictionIds);
		if (!found?.draft) throw new Error(`draft ${id} is not ready: ${found?.state} ${found?.reason}`);
		return { ...found, draft: found.draft };
	};
	const send = (by: Importer, sent: Record<string, unknown>, seen: number) => editDraft(db, { id, sent, seen }, by, MOMENT);
	const must = async (by: Importer, sent: Record<string, unknown>): Promise<void> => {
		const made = await send(by, sent, (await source(by)).version);
		if (!made.ok) throw new Error(`${sent.edit}: ${JSON.stringify(made.refusal)}`);
	};
	/** Settles all that stands in the way: the secretariat, names that aren't sure, groups without members. */
	const settle = async (by: Importer, secretariat: string): Promise<void> => {
		const { draft } = await source(by);
		await must(by, { edit: "head.save", title: draft.head.title, secretariat });
		for (const { key, match } of draft.units) if (match.to === "unsure") await must(by, { edit: "unit.match", key, to: "new" });
		for (const { key, name, kind, isGroup, members, match } of draft.units)
			if (isGroup && match.to === "new" && members.length === 0)
				await must(by, { edit: "unit.save", key, name, kind, to: "new", isGroup: "on", isOpen: "on" });
	};
	return { source, send, must, settle };
}
