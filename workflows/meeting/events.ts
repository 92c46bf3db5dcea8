import { z } from "zod";
import { type ClockEvent, clockForms } from "../clock/events.ts";
import type { About, EventsOf, Told } from "../events.ts";
import {
	choice,
	dateFrom,
	files,
	longText,
	optionalLongText,
	optionalUnit,
	optionalUnits,
	pick,
	shortText,
	timeOfDay,
	unit,
	units,
} from "../fields.ts";
import { roles } from "../names.ts";
import { type Item, isOpenItem, onAgenda } from "./agenda.ts";
import { attendances, type MeetingContext } from "./context.ts";

const contextOf = ({ step }: About) => step.context as MeetingContext;

/** One of some things that the step holds, by the key and the label of each. */
const oneOf = (things: [key: string, label: string][]) => pick(things.map(([value, label]) => ({ value, label })));
const anItem = (about: About, which: (agenda: Item[]) => Item[] = onAgenda) =>
	oneOf(which(contextOf(about).agenda).map(({ key, title, unitNames }) => [key, [title, ...unitNames].join(" / ")]));
/** Who was there: every member is asked for. */
function attendanceForm(about: About) {
	const { members } = contextOf(about);
	return z.object(Object.fromEntries(members.map(({ unitId, name }) => [String(unitId), choice(attendances, { name })])));
}

/** What people may do to a meeting. */
export const meetingForms = {
	"agenda.gather": z.object({}),
	"agenda.add": z.object({ title: shortText(), note: optionalLongText() }),
	"agenda.submit": z.object({ title: shortText(), note: optionalLongText() }),
	"agenda.move": (about: About) => z.object({ item: anItem(about), way: choice(["up", "down"]) }),
	"agenda.drop": (about: About) => z.object({ item: anItem(about, (agenda) => agenda.filter(isOpenItem)), reason: longText() }),
	"agenda.restore": (about: About) =>
		z.object({ item: anItem(about, (agenda) => agenda.filter(({ dropped }) => dropped !== null)) }),
	"agenda.discuss": (about: About) => z.object({ item: anItem(about), text: longText() }),
	"agenda.defer": (about: About) => z.object({ item: anItem(about, (agenda) => agenda.filter(isOpenItem)), reason: longText() }),
	"resolution.propose": (about: About) =>
		z.object({
			item: anItem(about),
			words: longText(),
			leadUnitId: unit("jurisdiction"),
			cooperateUnitIds: optionalUnits("jurisdiction"),
			dueOn: dateFrom(about.today),
		}),
	/** The meeting gives a task to units: one that nobody leads, or an open group (各相关部门) of it. */
	"resolution.assign": (about: About) =>
		z.object({
			item: anItem(about),
			words: longText(),
			task: oneOf(
				(about.docket.upcoming?.assignable ?? []).map(({ taskId, clause, title }) => [String(taskId), `${clause} ${title}`]),
			),
			role: choice(roles),
			unitIds: units("jurisdiction"),
			forGroupId: optionalUnit("openGroups"),
		}),
	"resolution.strike": (about: About) =>
		z.object({ resolution: oneOf(contextOf(about).resolutions.map(({ no, words }) => [String(no), words])) }),
	"meeting.call": ({ today }: About) =>
		z.object({ on: dateFrom(today), time: timeOfDay(), place: shortText(), note: optionalLongText(), fileIds: files() }),
	"meeting.postpone": z.object({ reason: longText() }),
	"meeting.cancel": z.object({ reason: longText() }),
	"meeting.hold": (about: About) =>
		z.object({ chairedBy: shortText(), attendance: attendanceForm(about), others: optionalLongText() }),
	"meeting.minute": z.object({ summary: optionalLongText() }),
	"minutes.return": z.object({ reason: longText() }),
	"minutes.issue": z.object({}),
	...clockForms,
};

export type MeetingTold =
	| Told<"meeting.opened">
	/** What the docket of one of its resolutions says: it is done, or open again. */
	| Told<"resolution.settled", { resolution: number }>
	| Told<"resolution.reopened", { resolution: number }>;

export type MeetingEvent = EventsOf<typeof meetingForms> | MeetingTold | ClockEvent;
