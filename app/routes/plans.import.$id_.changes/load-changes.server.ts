import { type AppLoadContext, redirect } from "@remix-run/node";
import { listAmendablePlans } from "#db/queries/plan-amendments.ts";
import type { Facet } from "#workflows/amendment.ts";
import type { Outcome } from "../../amending/outcome.ts";
import { planChange } from "../../amending/plan-change.ts";
import { type TaskChange, taskChange } from "../../amending/task-change.ts";
import type { Draft } from "../../drafting/draft.ts";
import { keptTasks } from "../../drafting/standing.ts";
import { idOf } from "../../lib/ids.ts";
import { notFound } from "../../lib/require-viewer.server.ts";
import { type DraftSource, findDraftSource } from "../../services/draft-source.ts";
import { type AmendmentPreview, previewAmendment } from "../../services/preview-amendment.ts";
import type { Importer } from "../../services/upload-draft.ts";

/** What confirming comes to for the units of a task, by their names. */
export type Effect = {
	[K in keyof Outcome]: K extends "moved"
		? { from: string | null; to: string | null; units: string[] }[]
		: Outcome[K] extends number[]
			? string[]
			: Outcome[K];
};
/** One task of the comparison: with its key in the draft, or its id in the plan if it goes. */
export type TaskLine = {
	key: string | null;
	taskId: number | null;
	change: TaskChange;
	facets: Facet[];
	effect: Effect | null;
	/** Somebody has said which task it continues; whether its wording is to be signed for. */
	isPaired: boolean;
	ask: boolean | null;
};

/** What asks nothing of anybody. */
const QUIET: readonly Facet[] = ["number", "restated"];
const isQuiet = ({ facets, effect }: TaskLine): boolean =>
	facets.every((facet) => QUIET.includes(facet)) && (effect?.moved.length ?? 0) === 0;

function effectOf(outcome: Outcome | undefined, names: Record<number, string>): Effect | null {
	if (!outcome) return null;
	const called = (ids: number[]) => ids.map((id) => names[id] ?? "");
	const { signing, signingLater, coming, going, moved, ...rest } = outcome;
	return {
		...rest,
		signing: called(signing),
		signingLater: called(signingLater),
		coming: called(coming),
		going: called(going),
		moved: moved.map(({ units, ...dates }) => ({ ...dates, units: called(units) })),
	};
}

function linesOf(draft: Draft, { diff, amendments, outcomes, unitNames, taskIds }: AmendmentPreview) {
	const keys = new Map(keptTasks(draft).map(({ clause, key }) => [clause, key]));
	const said = (key: string | null) => ({
		isPaired: key !== null && draft.sayings?.continues[key] !== undefined,
		ask: (key === null ? undefined : draft.sayings?.asks[key]) ?? null,
	});
	const line = (change: TaskChange, facets: Facet[]): TaskLine => {
		const { before, after } = change.clause;
		const key = after === null ? null : (keys.get(after) ?? null);
		const effect = before === null ? null : effectOf(outcomes[before], unitNames);
		return { key, taskId: before === null ? null : (taskIds[before] ?? null), change, facets, effect, ...said(key) };
	};
	const changed = amendments.map(({ before, after, facets }) => line(taskChange(before, after), facets));
	return {
		added: diff.tasks.added.map(({ item }) => line(taskChange(null, item), [])),
		removed: diff.tasks.removed.map(({ item }) => line(taskChange(item, null), [])),
		changed: changed.filter((one) => !isQuiet(one)),
		quiet: changed.filter(isQuiet),
	};
}
export type TaskLines = ReturnType<typeof linesOf>;

function countsOf({ added, removed, changed, quiet }: TaskLines, indicators: number) {
	const having = (...facets: Facet[]) => changed.filter((line) => line.facets.some((facet) => facets.includes(facet))).length;
	return {
		added: added.length,
		removed: removed.length,
		reworded: having("wording"),
		roles: having("units", "roles"),
		dates: having("deadlines"),
		indicators,
		quiet: quiet.length,
	};
}

/** Who signs for what, in figures. */
function signaturesOf({ changed }: TaskLines): { units: number; tasks: number } {
	const signing = changed.flatMap(({ effect }) => (effect && effect.signing.length > 0 ? [effect.signing] : []));
	return { units: new Set(signing.flat()).size, tasks: signing.length };
}

function comparisonOf({ draft }: DraftSource, preview: AmendmentPreview) {
	if (!draft) throw notFound();
	const { tasks: _, ...rest } = planChange(preview.diff);
	const lines = linesOf(draft, preview);
	const { no, base } = preview;
	return { no, base, rest, lines, counts: countsOf(lines, rest.indicators.length), signatures: signaturesOf(lines) };
}
export type ComparisonView = ReturnType<typeof comparisonOf>;

/** A draft beside the plan that it amends. Throws 404 for one that isn't within reach; one that is no longer to be checked is elsewhere. */
export async function loadChanges(param: string | undefined, importer: Importer, { db, now }: AppLoadContext) {
	const source = await findDraftSource(db.sql, idOf(param), importer.jurisdictionIds);
	if (!source) throw notFound();
	const { id, version, state, fileName, draft, amends, updated } = source;
	if (state !== "ready" || !draft) throw redirect(`/plans/import/${id}`);
	const [preview, plans] = await Promise.all([
		previewAmendment(db.sql, source, now),
		listAmendablePlans(db.sql, importer.unitId),
	]);
	const isObstructed = preview !== null && "obstacles" in preview;
	return {
		about: { id, version, fileName, title: draft.head.title || fileName, amends, updated },
		plans,
		mayConfirm: amends?.secretariatUnitId === importer.unitId,
		obstacles: isObstructed ? preview.obstacles : [],
		comparison: preview && !isObstructed ? comparisonOf(source, preview as AmendmentPreview) : null,
	};
}
export type ChangesView = Awaited<ReturnType<typeof loadChanges>>;
