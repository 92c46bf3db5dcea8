import type { z } from "zod";
import { OBJECTION_DAYS } from "#workflows/bulletin/events.ts";
import { effectiveDeadline } from "#workflows/calendar/effective-deadline.ts";
import type { Available } from "#workflows/decide.ts";
import type { Docket, Step } from "#workflows/docket.ts";
import { type Option, type UnitSource, type Widget, widgetOf } from "#workflows/fields.ts";
import { type ImplementationContext, itemsOf } from "#workflows/implementation/items.ts";
import { itemsOf as checklistItems } from "#workflows/inspection/checklist.ts";
import type { InspectionContext } from "#workflows/inspection/context.ts";
import type { MachineName } from "#workflows/names.ts";
import type { Obstacle } from "#workflows/obstacles.ts";

/** One control of an event's form, as the page draws it. */
export type FieldView = {
	name: string;
	widget: Widget["widget"];
	isRequired: boolean;
	max: number | null;
	options: readonly string[];
	from: UnitSource | null;
	/** What it chooses from, where only the docket knows. */
	picks: readonly Option[];
	/** The name of the figure, item or member it asks for, where the label depends on the step. */
	item: { kind: string; name: string | null } | null;
	/** What it starts with. */
	initial: string;
};
/** One event that the viewer may send, as the page draws it. */
export type EventView = {
	stepNo: number;
	machine: MachineName;
	/** What the step is in now. */
	state: string;
	type: string;
	seen: number;
	fields: FieldView[];
	obstacles: Obstacle[];
};

type Shape = Record<string, z.ZodType>;

/** The fields within a nested object, whatever it is wrapped in. */
function shapeOf(type: z.ZodType): Shape | null {
	const def = type.def as { type: string; shape?: Shape; in?: z.ZodType; innerType?: z.ZodType };
	if (def.type === "object") return def.shape ?? null;
	const inner = def.in ?? def.innerType;
	return inner ? shapeOf(inner) : null;
}

function maxOf(type: z.ZodType): number | null {
	const def = type.def as { type: string; out?: z.ZodType; innerType?: z.ZodType };
	if (def.type === "string") return (type as z.ZodString).maxLength ?? null;
	const inner = def.out ?? def.innerType;
	return inner ? maxOf(inner) : null;
}

/** Machines of papers whose text people change: they begin with what is there. */
const WORDED = new Set<MachineName>(["letter", "bulletin", "summary"]);

function initialOf(name: string, step: Step, docket: Docket, today: string): string {
	const context = step.context as Partial<ImplementationContext>;
	const ahead = (on: string | null) => (on !== null && on >= today ? on : "");
	if (name === "checkedOn") return today;
	if (name === "againBy") return ahead(step.dueOn);
	if (name === "reportBy") return ahead(effectiveDeadline(docket.printed, today));
	if (name === "unitId" && step.machine === "inspection") return String((step.context as InspectionContext).objectUnitId ?? "");
	if (name === "text" && WORDED.has(step.machine)) return (step.context as { text: string }).text;
	if (name === "days") return String(OBJECTION_DAYS);
	const [group, key] = name.split(".");
	if (group === "attendance") return "present";
	return group === "items" && key && step.machine === "implementation" ? (context.report?.items[key] ?? "") : "";
}

/** What a step's form asks for item by item, under names of their own. */
const itemsAsked = (step: Step): { key: string; kind: string; name: string | null }[] =>
	step.machine === "implementation"
		? itemsOf(step.context as ImplementationContext)
		: checklistItems(step).map(({ key, text }) => ({ key, kind: "check", name: text }));

function fieldViews(shape: Shape, step: Step, docket: Docket, today: string, prefix = ""): FieldView[] {
	const items = itemsAsked(step);
	return Object.entries(shape).flatMap(([key, type]): FieldView[] => {
		const name = prefix + key;
		const widget = widgetOf(type);
		if (!widget) return fieldViews(shapeOf(type) ?? {}, step, docket, today, `${name}.`);
		const name_ = widget.widget === "choice" ? widget.name : undefined;
		const item = name_ ? { kind: key, name: name_ } : prefix ? items.find((i) => i.key === key) : undefined;
		return [
			{
				name,
				widget: widget.widget,
				isRequired: !type.safeParse(undefined).success,
				max: maxOf(type),
				options: widget.widget === "choice" ? widget.options : [],
				picks: widget.widget === "pick" ? widget.from : [],
				from: widget.widget === "unit" || widget.widget === "units" ? widget.from : null,
				item: item ? { kind: item.kind, name: item.name } : null,
				initial: initialOf(name, step, docket, today),
			},
		];
	});
}

/** An available event as the page draws it: its form's fields, read from the very schema that the door will check. */
export function eventView({ stepNo, type, form, obstacles }: Available, docket: Docket, today: string): EventView {
	const step = docket.steps[stepNo - 1];
	if (!step) throw new Error(`docket ${docket.id} has no step ${stepNo}`);
	return {
		stepNo,
		machine: step.machine,
		state: step.state,
		type,
		seen: step.seq,
		fields: fieldViews(form.shape as Shape, step, docket, today),
		obstacles,
	};
}
