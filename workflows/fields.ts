import { z } from "zod";

/** With `isNew`, a unit that has a part in the task already is none that can be chosen. */
type Choosing = { isNew?: boolean };

/** Whose units a field chooses from: those in the task, those of the jurisdiction, open groups it prints (各相关部门), those under the step's own unit. */
export type UnitSource = "participants" | "jurisdiction" | "openGroups" | "children";

/** What the step itself calls a field. */
type Naming = { name?: string };

/** How a form asks for a field; the screen turns each into one native control. */
export type Widget =
	| { widget: "text" | "longText" | "date" | "time" | "files" | "checkbox" | "number" }
	| ({ widget: "choice"; options: readonly string[] } & Naming)
	| { widget: "pick"; from: readonly Option[] }
	| { widget: "unit" | "units"; from: UnitSource; isNew?: boolean };

/** One of a list that only the docket knows. */
export type Option = { value: string; label: string };

const LONG = 4_000;
const SHORT = 200;
/** About forty pages. */
const WHOLE_PAPER = 20_000;
/** Cut an empty control down to "not given". */
const blank = (value: unknown) => (typeof value === "string" && value.trim() === "" ? undefined : value);
/** What no column can hold and nobody typed on purpose. */
const clean = () => z.string().overwrite((value) => value.replaceAll("\u0000", "").replaceAll("\r\n", "\n").trim());
const optional = <T extends z.ZodType>(type: T, widget: Widget) => z.preprocess(blank, type.optional()).meta(widget);

/** A sentence or more that must be given: a reason, a result. */
export const longText = () =>
	clean()
		.min(1)
		.max(LONG)
		.meta({ widget: "longText" } satisfies Widget);
/** The whole text of a paper. */
export const paperText = () =>
	clean()
		.min(1)
		.max(WHOLE_PAPER)
		.meta({ widget: "longText" } satisfies Widget);
export const optionalLongText = () => optional(clean().max(LONG), { widget: "longText" });
export const shortText = () =>
	clean()
		.min(1)
		.max(SHORT)
		.meta({ widget: "text" } satisfies Widget);
export const optionalShortText = () => optional(clean().max(SHORT), { widget: "text" });

/** The last date that a form takes: no plan of today reaches further. */
const LAST_DATE = "2099-12-31";
const dateWithin = (today: string) =>
	z.iso
		.date()
		.refine((on) => on >= today, { error: "dateIsPast" })
		.refine((on) => on <= LAST_DATE, { error: "dateTooFar" });

/** A calendar date that is not before `today`. */
export const dateFrom = (today: string) => dateWithin(today).meta({ widget: "date" } satisfies Widget);
/** A calendar date of a time that is not over `until`, and not before `from`. */
export const dateBetween = (from: string, until: string) =>
	z.iso
		.date()
		.refine((on) => on >= from, { error: "dateTooEarly" })
		.refine((on) => on <= until, { error: "dateIsAhead" })
		.meta({ widget: "date" } satisfies Widget);
export const optionalDateFrom = (today: string) => optional(dateWithin(today), { widget: "date" });

/** A time of day: 14:30. */
export const timeOfDay = () =>
	z
		.string()
		.trim()
		.regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: "noTime" })
		.meta({ widget: "time" } satisfies Widget);

/** What a key in the database can be. */
const MAX_ID = 2 ** 31 - 1;
const id = () => z.coerce.number<string | number>().int().positive().max(MAX_ID);
const ids = () => z.preprocess((v) => (v === undefined ? [] : Array.isArray(v) ? v : [v]), z.array(z.string().or(z.number())));

/** One unit, chosen from those that `from` names. */
export const unit = (from: UnitSource, choosing: Choosing = {}) =>
	id().meta({ widget: "unit", from, ...choosing } satisfies Widget);
export const optionalUnit = (from: UnitSource) => optional(id(), { widget: "unit", from });

const chosenUnits = (least: number) =>
	ids()
		.transform((values) => [...new Set(values.flatMap((v) => String(v).split(",").map(Number)))])
		.pipe(z.array(z.number().int().positive()).min(least, { error: "noUnit" }).max(500));

/** At least one unit; a value such as "12,13,14" is a whole group ticked at once. */
export const units = (from: UnitSource, choosing: Choosing = {}) =>
	chosenUnits(1).meta({ widget: "units", from, ...choosing } satisfies Widget);

/** Any number of units, none as well. */
export const optionalUnits = (from: UnitSource) => chosenUnits(0).meta({ widget: "units", from } satisfies Widget);

/** Any number of units, none among them. */
export const anyUnits = (from: UnitSource) =>
	ids()
		.transform((values) => [...new Set(values.flatMap((v) => String(v).split(",").map(Number)))])
		.pipe(z.array(z.number().int().positive()).max(500))
		.meta({ widget: "units", from } satisfies Widget);

/** Files that have been uploaded, by id. */
export const files = () =>
	ids()
		.pipe(z.array(id()).max(20))
		.meta({ widget: "files" } satisfies Widget);

/** At least one uploaded file. */
export const someFiles = () =>
	ids()
		.pipe(z.array(id()).min(1, { error: "noEvidence" }).max(20))
		.meta({ widget: "files" } satisfies Widget);

export const checkbox = () =>
	z.preprocess((v) => v === "on" || v === "true" || v === true, z.boolean()).meta({ widget: "checkbox" } satisfies Widget);

/** A figure: a number without unit, as typed; thousands separators are allowed. */
export const figure = () =>
	z
		.preprocess(
			(v) => (typeof v === "string" ? v.replace(/[,，\s]/g, "") : v),
			z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/, { error: "noFigure" }),
		)
		.meta({ widget: "number" } satisfies Widget);

/** Days, or whatever is counted in whole numbers, of at least `min` and at most `max`. */
export const wholeDays = (min: number, max: number) =>
	z
		.preprocess(
			blank,
			z.coerce.number<unknown>().int({ error: "noDays" }).min(min, { error: "daysUnfit" }).max(max, { error: "daysUnfit" }),
		)
		.meta({ widget: "number" } satisfies Widget);

export const choice = <const T extends readonly [string, ...string[]]>(options: T, naming: Naming = {}) =>
	z.enum(options).meta({ widget: "choice", options, ...naming } satisfies Widget);

/** One of what the docket holds, shown by its label. */
export const pick = (from: readonly Option[]) =>
	z
		.string()
		.refine((value) => from.some((option) => option.value === value), { error: "missing" })
		.meta({ widget: "pick", from } satisfies Widget);

/** How a schema's field wants to be asked for; undefined for a nested object. */
export const widgetOf = (type: z.ZodType): Widget | undefined => type.meta() as Widget | undefined;
