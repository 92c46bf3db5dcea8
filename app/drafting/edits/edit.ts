import { z } from "zod";
import type { RosterUnit } from "#db/plans/roster.ts";
import type { FieldProblem } from "#workflows/problems.ts";
import type { Draft, DraftPiece } from "../draft.ts";

/** What an edit is made with: the document, the jurisdiction's units, who makes it and when, and the version that the draft will have. */
export type Context = { pieces: DraftPiece[]; roster: RosterUnit[]; by: string; at: string; version: number };
export type Edited = { ok: true; draft: Draft } | { ok: false; fields: Record<string, FieldProblem> };

export const done = (draft: Draft): Edited => ({ ok: true, draft });
export const refuse = (fields: Record<string, FieldProblem>): Edited => ({ ok: false, fields });
/** A part that the draft doesn't have: nobody reaches it from a page. */
export const noSuchPart = (): Edited => refuse({ key: { code: "noSuchPart" } });

/** One way to change a draft: what its form sends, which part it touches (null if it touches only what nobody has settled), what it does. */
export type EditKind<S extends z.ZodObject> = {
	schema: S;
	part: (edit: z.output<S>) => string | null;
	apply: (draft: Draft, edit: z.output<S>, context: Context) => Edited;
};
export const editKind = <S extends z.ZodObject>(kind: EditKind<S>): EditKind<S> => kind;

const tidy = (value: string): string => value.replaceAll("\u0000", "").replaceAll("\r\n", "\n").trim();
const blank = (value: unknown) => (typeof value === "string" ? tidy(value) || null : (value ?? null));

/** Form fields. Unchecked boxes and absent fields count as empty. */
export const words = (max: number) => z.string().overwrite(tidy).min(1).max(max);
export const optionalWords = (max: number) => z.preprocess(blank, z.string().max(max).nullable());
export const optionalDate = () =>
	z.preprocess(
		blank,
		z.iso
			.date()
			.refine((on) => on >= "1949-10-01" && on <= "2099-12-31", { error: "dateUnfit" })
			.nullable(),
	);
export const date = () => z.iso.date().refine((on) => on >= "1949-10-01" && on <= "2099-12-31", { error: "dateUnfit" });
export const flag = () =>
	z.preprocess((v) => [v].flat().some((one) => one === "on" || one === "true" || one === true), z.boolean());
export const optionalChoice = <const T extends readonly [string, ...string[]]>(options: T) =>
	z.preprocess(blank, z.enum(options).nullable());
export const keyField = () => z.string().regex(/^[a-z]\d{1,5}$/, { error: "noSuchPart" });
/** A list of ticked boxes. */
export const keys = () => z.preprocess((v) => [v ?? []].flat(), z.array(keyField()).max(500));
/** Rows of a form: `rows.0.name`, `rows.1.name`, in the order of their numbers. */
export const rowsOf = <S extends z.ZodObject>(row: S, max: number) =>
	z
		.record(z.string().regex(/^\d{1,3}$/), row)
		.default({})
		.refine((rows) => Object.keys(rows).length <= max, { error: "unfit" })
		.transform((rows) => Object.entries(rows).map(([i, value]) => ({ ...(value as z.output<S>), i: Number(i) })));

/** Replaces one of a list's parts by its key. */
export const replace = <T extends { key: string }>(list: T[], part: T): T[] =>
	list.map((one) => (one.key === part.key ? part : one));
/** A key that no part of a list has. */
export const nextKey = (list: { key: string }[], letter: string): string =>
	`${letter}${Math.max(0, ...list.map(({ key }) => Number(key.slice(1)))) + 1}`;
