import type { z } from "zod";
import { dateAt, type PlainDate } from "./calendar/plain-date.ts";
import { type Actor, asKnownOn, type Docket, isTaken, type Step } from "./docket.ts";
import { apply, type Change } from "./engine.ts";
import type { Envelope } from "./events.ts";
import { type UnitSource, widgetOf } from "./fields.ts";
import { everAllowed } from "./graph.ts";
import { type Obstacle, obstacles } from "./obstacles.ts";
import { type FieldProblem, problemsOf } from "./problems.ts";
import { processOf } from "./registry.ts";
import { contextOf, transitionsFrom } from "./steps.ts";
import { type By, mayAct } from "./who.ts";

/** An event as it is sent: to one step, with data as yet unread. */
export type Sent = { stepNo: number; type: string; data: unknown };

/** Why an event is not taken. `fields` maps a field's path to what is wrong with it. */
export type Refusal =
	| { code: "unknown" }
	| { code: "notYours" }
	| { code: "notNow" }
	| { code: "obstructed"; obstacles: Obstacle[] }
	| { code: "invalid"; fields: Record<string, FieldProblem> };
export type Decision = { ok: true; change: Change } | { ok: false; refusal: Refusal };

const refuse = (refusal: Refusal): Decision => ({ ok: false, refusal });
const DORMANT = new Set(["suspended", "cancelled"]);

/** Whether the docket sleeps: then only its first step, the task or matter as a whole, can be moved. */
const isDormant = ({ steps: [whole] }: Docket, step: Step) => step !== whole && DORMANT.has(whole?.state ?? "");

const byOf = (meta: unknown): readonly By[] => (meta as { by?: readonly By[] } | undefined)?.by ?? [];

/** Whether an actor may ever send an event to a step, whatever state it is in. */
const mayEver = (type: string, actor: Actor, docket: Docket, step: Step): boolean =>
	everAllowed(processOf(step).machine, type).some((who) => mayAct(who, actor, docket, step));

/** The form of an event for a step as it stands today; undefined if people can't send it. */
function formOf(step: Step, type: string, docket: Docket, today: PlainDate): z.ZodObject | undefined {
	const forms = processOf(step).forms;
	const form = Object.hasOwn(forms, type) ? forms[type] : undefined;
	return typeof form === "function" ? form({ step, docket, today }) : form;
}

function readData(
	form: z.ZodObject,
	data: unknown,
): { data: Record<string, unknown> } | { fields: Record<string, FieldProblem> } {
	const read = form.safeParse(data, { reportInput: true });
	if (read.success) return { data: read.data };
	return { fields: problemsOf(read.error) };
}

/** Whether a unit that a form names is one of those that the form may name. */
function isEligible(id: number, from: UnitSource, step: Step, docket: Docket): boolean {
	if (from === "participants") return docket.steps.some((s) => s.unitId === id);
	const unit = docket.taskable.find((u) => u.id === id);
	if (!unit || unit.isOpen !== (from === "openGroups")) return false;
	return from !== "children" || unit.parentId === step.unitId;
}

/** Problems of units that the form's rules can't see: not in the task, not of the jurisdiction, not under this unit, given a part already. */
function unitProblems(
	form: z.ZodObject,
	data: Record<string, unknown>,
	step: Step,
	docket: Docket,
): Record<string, FieldProblem> {
	const fields = Object.entries(form.shape).flatMap(([name, type]): [string, FieldProblem][] => {
		const widget = widgetOf(type as z.ZodType);
		if (widget?.widget !== "unit" && widget?.widget !== "units") return [];
		const ids = [data[name] ?? []].flat() as number[];
		if (!ids.every((id) => isEligible(id, widget.from, step, docket))) return [[name, { code: "noSuchUnit" }]];
		return widget.isNew && ids.some((id) => isTaken(docket, id)) ? [[name, { code: "unitTaken" }]] : [];
	});
	return Object.fromEntries(fields);
}

/** What stands in the way of an event that is the actor's to send now, transition by transition; empty if one is free. */
function obstaclesTo(
	step: Step,
	type: string,
	docket: Docket,
	actor: Actor,
	today: PlainDate,
	data?: unknown,
): Obstacle[] | "closed" {
	const envelope: Envelope & { type: string; data: unknown } = { type, data, actor, today, docket, self: step.no };
	const candidates = transitionsFrom(step).filter((t) => t.eventType === type);
	// One that is free in itself settles it; the others' guards may read data that a page doesn't have yet.
	if (candidates.some(({ guard }) => typeof guard !== "string")) return [];
	let found: Obstacle[] | "closed" = "closed";
	for (const { guard } of candidates) {
		if (typeof guard !== "string") continue;
		if (guard in obstacles) {
			const here = obstacles[guard as keyof typeof obstacles](envelope);
			if (here.length === 0) return [];
			found = here;
		} else if (holds(step, guard, envelope)) return [];
	}
	return found;
}

function holds(step: Step, guard: string, event: Envelope): boolean {
	const { implementations } = processOf(step).machine;
	const test = implementations.guards[guard] as unknown as (args: { context: unknown; event: unknown }) => boolean;
	return test({ context: contextOf(step), event });
}

/** What the history keeps of a meeting that decided, whoever issued its minutes: no form has a field for it. */
const throughIn = (actor: Actor): Record<string, unknown> =>
	actor.kind === "person" && typeof actor.through === "object" ? actor.through : {};

/** Whether an event is the actor's to send to a step in its present state. */
const isTheirs = (step: Step, type: string, docket: Docket, actor: Actor): boolean =>
	transitionsFrom(step).some((t) => t.eventType === type && byOf(t.meta).some((who) => mayAct(who, actor, docket, step)));

/**
 * What one event does to a docket: a change to save, or why not. Pure: same docket, event, actor and moment give the same decision.
 * Asked in this order: does the event exist, may this person ever send it, is it its time, are its fields in order, does anything stand in its way.
 */
export function decide(given: Docket, sent: Sent, actor: Actor, now: Date): Decision {
	const today = dateAt(now);
	const docket = asKnownOn(given, today);
	const step = docket.steps[sent.stepNo - 1];
	const form = step && formOf(step, sent.type, docket, today);
	if (!step || !form) return refuse({ code: "unknown" });
	if (!mayEver(sent.type, actor, docket, step)) return refuse({ code: "notYours" });
	if (isDormant(docket, step)) return refuse({ code: "notNow" });
	if (!isTheirs(step, sent.type, docket, actor)) return refuse({ code: "notNow" });
	if (obstaclesTo(step, sent.type, docket, actor, today) === "closed") return refuse({ code: "notNow" });
	const read = readData(form, sent.data);
	if ("fields" in read) return refuse({ code: "invalid", fields: read.fields });
	const fields = unitProblems(form, read.data, step, docket);
	if (Object.keys(fields).length > 0) return refuse({ code: "invalid", fields });
	const inTheWay = obstaclesTo(step, sent.type, docket, actor, today, read.data);
	if (inTheWay === "closed") return refuse({ code: "notNow" });
	if (inTheWay.length > 0) return refuse({ code: "obstructed", obstacles: inTheWay });
	const change = apply(docket, { stepNo: step.no, type: sent.type, data: { ...read.data, ...throughIn(actor) } }, actor, now);
	return change ? { ok: true, change } : refuse({ code: "notNow" });
}

/** An event that a person may send to a step now, with what still stands in its way. */
export type Available = { stepNo: number; type: string; form: z.ZodObject; obstacles: Obstacle[] };

/**
 * Every event that an actor may send to a docket (or one step of it) now: what the page shows as buttons is what `decide` takes.
 * Those that only the rest of the docket holds up are listed with their obstacles. Pure.
 */
export function availableEvents(given: Docket, actor: Actor, now: Date, only?: Step): Available[] {
	const today = dateAt(now);
	const docket = asKnownOn(given, today);
	return (only ? [only] : docket.steps).flatMap((step) => {
		if (isDormant(docket, step)) return [];
		return [...new Set(transitionsFrom(step).map((t) => t.eventType))].flatMap((type) => {
			const form = isTheirs(step, type, docket, actor) ? formOf(step, type, docket, today) : undefined;
			const inTheWay = form && obstaclesTo(step, type, docket, actor, today);
			return form && inTheWay && inTheWay !== "closed" ? [{ stepNo: step.no, type, form, obstacles: inTheWay }] : [];
		});
	});
}
