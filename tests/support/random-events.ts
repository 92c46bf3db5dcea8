import type { Sending } from "#app/services/send-event.ts";
import type { Sender } from "#app/services/sender.ts";
import { addDays, dateAt } from "#workflows/calendar/plain-date.ts";
import { type Available, availableEvents } from "#workflows/decide.ts";
import type { Docket, Step } from "#workflows/docket.ts";
import { machineNames } from "#workflows/names.ts";
import { processOf, registry } from "#workflows/registry.ts";
import { sampleData } from "./samples.ts";
import type { World } from "./world.ts";

/** Random numbers that are the same every time for the same seed (mulberry32). */
export class Dice {
	private state: number;
	constructor(seed: number) {
		this.state = seed;
	}
	/** From 0 up to 1. */
	roll(): number {
		this.state = (this.state + 0x6d2b79f5) | 0;
		let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	}
	chance = (of: number): boolean => this.roll() < of;
	below = (n: number): number => Math.floor(this.roll() * n);
	pick<T>(from: readonly T[]): T {
		const found = from[this.below(from.length)];
		if (found === undefined) throw new Error("nothing to pick from");
		return found;
	}
}

type Drawn = { sending: Sending; sender: Sender; needsFile: boolean };

/** What nobody's page offers: names of internal events, of the language itself, of nothing. */
const STRANGE = ["duty.fly", "constructor", "__proto__", "task.issued", "clock.start", "rung.reached", "deadline.passed", ""];
const formsOf = (step: Step): string[] => Object.keys(processOf(step).forms);
/** Of a meeting nothing is drawn: it has no part of a task. */
const ALL_EVENTS = machineNames
	.filter((name) => name !== "meeting")
	.flatMap((name) => registry[name].flatMap(({ forms }) => Object.keys(forms)));

function sender(world: World, docket: Docket & { jurisdictionId: number }, dice: Dice): Sender {
	const party = new Set([docket.secretariatUnitId, ...docket.steps.map((s) => s.unitId)]);
	const near = world.people.filter((p) => p.jurisdictionIds.includes(docket.jurisdictionId));
	const inside = near.filter((p) => party.has(p.unitId));
	const roll = dice.roll();
	if (roll < 0.05) return dice.pick(world.people);
	return dice.pick(roll < 0.15 || inside.length === 0 ? near : inside);
}

/** Data that the event takes, with units of this docket's own world; sometimes one that it doesn't. */
function properData(type: string, step: Step, docket: Docket, today: string, dice: Dice): Record<string, unknown> {
	const data = { ...(formsOf(step).includes(type) ? sampleData(type, step, docket, today) : { reason: "r" }) };
	const taskable = docket.taskable.map((u) => u.id);
	const children = docket.taskable.flatMap((u) => (u.parentId === step.unitId ? [u.id] : []));
	const participants = docket.steps.flatMap((s) => s.unitId ?? []);
	const any = (ids: number[]) => dice.pick(ids.length > 0 ? ids : taskable);
	if ("unitIds" in data) data.unitIds = [any(type === "duty.delegate" ? children : taskable)];
	if ("unitId" in data) data.unitId = any(type === "visit.find" ? participants : taskable);
	if ("toUnitId" in data) data.toUnitId = any(taskable);
	if ("objectUnitId" in data) data.objectUnitId = any(participants);
	if ("byUnitId" in data) data.byUnitId = any(participants);
	return data;
}

/** What goes wrong in a form, by accident or on purpose. */
function spoiled(data: Record<string, unknown>, today: string, dice: Dice): Record<string, unknown> {
	const junk = ["2020-02-30", addDays(today, -1), "", "x".repeat(4_001), -1, 2 ** 40, null, [], {}, "1,2", "９", "a\u0000b"];
	const key = dice.pick([...Object.keys(data), "state", "actor"]);
	const { [key]: _, ...rest } = data;
	return dice.chance(0.3) ? rest : { ...data, [key]: dice.pick(junk) };
}

/**
 * One event of one person to one of these tasks: mostly one that they may send, otherwise whatever comes up. Of the kinds that are open one that
 * `isWanted` comes first.
 */
export function draw(world: World, taskIds: number[], now: Date, dice: Dice, isWanted = (_kind: string) => false): Drawn {
	const placed = world.dockets.get(dice.pick(taskIds));
	if (!placed) throw new Error("there is no such docket");
	const docket = world.asked(placed);
	const today = dateAt(now);
	let who = sender(world, placed, dice);
	let offered: Available[] = [];
	for (let looks = dice.chance(0.7) ? 5 : 0; looks > 0 && offered.length === 0; looks--) {
		who = sender(world, placed, dice);
		offered = availableEvents(docket, who, now);
	}
	const kinds = [...new Set(offered.map((o) => o.type))];
	const wanted = kinds.filter(isWanted);
	const kind = kinds.length > 0 ? dice.pick(wanted.length > 0 ? wanted : kinds) : null;
	const chosen = kind === null ? null : dice.pick(offered.filter((o) => o.type === kind));
	const step = docket.steps[(chosen?.stepNo ?? dice.below(docket.steps.length) + 1) - 1];
	if (!step) throw new Error("there is no such step");
	const guess = dice.chance(0.1) ? STRANGE : dice.chance(0.8) ? formsOf(step) : ALL_EVENTS;
	const type = chosen?.type ?? dice.pick(guess);
	const proper = properData(type, step, docket, today, dice);
	const data = dice.chance(0.85) ? proper : spoiled(proper, today, dice);
	const stepNo = dice.chance(0.02) ? dice.pick([0, -1, 999, 1.5]) : step.no;
	const seen = dice.chance(0.05) ? step.seq + dice.pick([-1, 1, 5]) : step.seq;
	const needsFile = Array.isArray(data.fileIds) && data.fileIds.length > 0 && dice.chance(0.9);
	return { sending: { taskId: docket.id, stepNo, type, data, seen }, sender: who, needsFile };
}
