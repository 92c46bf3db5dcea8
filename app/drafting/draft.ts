import { z } from "zod";
import { comparators, indicatorKinds, unitKinds } from "#db/plans/plan-document.ts";
import { deadlineSchema, precisions } from "#workflows/calendar/deadline.ts";
import { roles } from "#workflows/names.ts";

/** Names a part of a draft: t1, u3, w12. Given once, never used again. */
const key = z.string().regex(/^[a-z]\d{1,5}$/);
const date = z.iso.date().nullable();
/** What somebody took out; it stays in the draft and can be put back. */
const leftOut = { isLeftOut: z.boolean().default(false) };
/** What the document doesn't print and somebody put in. */
const added = { isAdded: z.boolean().default(false) };

/**
 * Which unit of the portal a printed name is: one of the roster, one that comes in with this plan, another name of this draft's, or not
 * settled, with the roster's units that it could be.
 */
const matchSchema = z.discriminatedUnion("to", [
	z.object({ to: z.literal("roster"), unitId: z.number().int(), name: z.string() }),
	z.object({ to: z.literal("new") }),
	z.object({ to: z.literal("alias"), of: key }),
	z.object({ to: z.literal("unsure"), candidates: z.array(z.object({ unitId: z.number().int(), name: z.string() })) }),
]);

const unit = z.object({
	key,
	/** The name the document uses most; its other spellings are aliases, each with the first clause that has it. */
	name: z.string().min(1),
	aliases: z.array(z.object({ name: z.string().min(1), clause: z.string() })),
	kind: z.enum(unitKinds),
	isGroup: z.boolean(),
	/** A group whose members only a coordinator can name. */
	isOpen: z.boolean(),
	/** Outside the jurisdiction: named, never tasked. */
	isOutside: z.boolean(),
	/** The units of this draft that a group stands for. */
	members: z.array(key),
	/** False for one that the document never names. */
	isPrinted: z.boolean(),
	match: matchSchema,
});

const assignment = z.object({
	unit: key,
	/** The name and the role word as printed in this very place. */
	name: z.string().min(1),
	role: z.enum(roles),
	verb: z.string(),
	/** Taken from a sentence's subject: a proposal. */
	isInferred: z.boolean(),
	...added,
	...leftOut,
});

const deadline = deadlineSchema.extend({ ...added, ...leftOut });

const task = z.object({
	key,
	clause: z.string(),
	/** The heading it stands under, by its clause. */
	under: z.string().nullable(),
	/** The number of the piece of the document in which it begins. */
	at: z.number().int(),
	kind: z.enum(["task", "safeguard"]),
	title: z.string(),
	gist: z.string(),
	text: z.string(),
	words: z.string().nullable(),
	wordsAt: z.string().nullable(),
	assignments: z.array(assignment),
	isShared: z.boolean(),
	deadlines: z.array(deadline),
	/** Members of its groups that this task leaves out. */
	exceptions: z.array(key),
	/** Somebody has held it against the document. */
	isChecked: z.boolean(),
	...added,
	...leftOut,
});

const phase = z.object({
	key,
	clause: z.string(),
	at: z.number().int(),
	name: z.string(),
	words: z.string(),
	start: z.iso.date(),
	end: z.iso.date(),
	precision: z.enum(precisions),
	...added,
	...leftOut,
});

const indicator = z.object({
	key,
	clause: z.string(),
	at: z.number().int(),
	task: key.nullable(),
	name: z.string(),
	scope: z.string().nullable(),
	kind: z.enum(indicatorKinds),
	measure: z.string().nullable(),
	targets: z.array(
		z.object({ milestone: date, words: z.string(), comparator: z.enum(comparators), value: z.number().nullable() }),
	),
	...added,
	...leftOut,
});

const row = z.object({
	key,
	clause: z.string(),
	at: z.number().int(),
	heading: z.string(),
	goal: z.string(),
	columns: z.array(z.object({ words: z.string(), milestone: date, points: z.array(z.string()) })),
	units: z.array(assignment.extend({ column: z.string() })),
	tasks: z.array(key),
	...leftOut,
});

/** How a warning was settled: nothing is wrong, or it goes into the plan's list of discrepancies for its secretariat to decide. */
export const settlements = ["checked", "discrepancy"] as const;
const warning = z.object({
	key,
	clause: z.string(),
	at: z.number().int(),
	kind: z.string(),
	words: z.string(),
	settled: z.object({ as: z.enum(settlements), note: z.string(), by: z.string(), at: z.iso.datetime() }).nullable(),
});

const head = z.object({
	title: z.string(),
	number: z.string().nullable(),
	issuers: z.array(z.string()),
	issuedOn: date,
	period: z.object({ start: date, end: date, words: z.string() }).nullable(),
	/** The place as the document prints it; the plan runs in the jurisdiction of whoever imports it. */
	place: z.string().nullable(),
	/** The unit whom escalations reach: no document names it. */
	secretariat: key.nullable(),
});

/**
 * What people said about the tasks of an amended document, by their keys: which task of the plan one continues (its id, null for none), where
 * the comparison guessed wrong; whether the units are to sign for its wording.
 */
const sayings = z.object({
	continues: z.record(key, z.number().int().positive().nullable()),
	asks: z.record(key, z.boolean()),
});

/** A plan on its way in: what the reader proposes and people have changed since. Nothing in it is ever deleted. */
export const draftSchema = z.object({
	head,
	units: z.array(unit),
	tasks: z.array(task),
	phases: z.array(phase),
	indicators: z.array(indicator),
	rows: z.array(row),
	warnings: z.array(warning),
	/** Of a document that amends a plan. */
	sayings: sayings.optional(),
	/** At which version each part was last changed: `head`, or a part's key. */
	changed: z.record(z.string(), z.number().int()),
});
export type Draft = z.output<typeof draftSchema>;
export type DraftUnit = z.output<typeof unit>;
export type DraftTask = z.output<typeof task>;
export type DraftAssignment = z.output<typeof assignment>;
export type DraftDeadline = z.output<typeof deadline>;
export type DraftPhase = z.output<typeof phase>;
export type DraftIndicator = z.output<typeof indicator>;
export type DraftRow = z.output<typeof row>;
export type Sayings = z.output<typeof sayings>;
export type DraftWarning = z.output<typeof warning>;
export type Match = z.output<typeof matchSchema>;

const piece = z.object({
	/** Its number: the anchor of its words. */
	n: z.number().int(),
	page: z.number().int().nullable(),
	text: z.string(),
	cells: z.array(z.string()).nullable(),
	/** It begins a paragraph; otherwise only the page broke the line before it. */
	opens: z.boolean(),
	clause: z.object({ path: z.string(), title: z.string(), kind: z.string(), depth: z.number().int() }).nullable(),
});
/** The document that a draft was read from, cut where its lines and clauses begin. Never changes. */
export const piecesSchema = z.array(piece);
export type DraftPiece = z.output<typeof piece>;
