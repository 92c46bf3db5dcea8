import { z } from "zod";
import { deadlineSchema, precisions } from "#workflows/calendar/deadline.ts";
import { roles } from "#workflows/names.ts";
import { measuresSchema } from "#workflows/sanction/measures.ts";
import { clausePath } from "./clause-path.ts";

/** Whatever is printed in the document, character for character, with line breaks and stray spaces taken out. */
const printed = z.string().min(1);
/** Our own words about it. */
const own = z.string().min(1);
const path = clausePath;

/** How long a title may be: a line of a list, in Chinese or in Latin letters. */
export const maxTitle = (title: string): number => (/\p{Script=Han}/u.test(title) ? 25 : 80);
export const MAX_GIST = 160;

export const unitKinds = [
	"government", // 人民政府, 政府办
	"bureau", // 委、办、局
	"town", // 镇、乡
	"street", // 街道办事处
	"zone", // 园区、开发区、高新区
	"institution", // 疾控中心、医院、监督所 and other 事业单位
	"association", // 工会, 行业协会
	"body", // 联席会议、领导小组 and their offices
	"other",
] as const;
const unit = z.object({
	/** The name the document uses most; its other spellings are aliases. */
	name: printed,
	kind: z.enum(unitKinds),
	/** A name that stands for several units: 各镇人民政府. */
	group: z.boolean().default(false),
	/** A group whose members the document leaves open: 各相关部门. Only a coordinator resolves it. */
	open: z.boolean().default(false),
	members: z.array(z.string()).default([]),
	/** `public`: the roster isn't printed and comes from public knowledge of the place. */
	roster: z.enum(["printed", "public"]).nullable().default(null),
	aliases: z.array(z.object({ name: printed, clause: path })).default([]),
	/** Outside the jurisdiction: may be named, never tasked (F37). */
	outside: z.boolean().default(false),
	/** False for roster members and offices that the document itself never names. */
	printed: z.boolean().default(true),
	/** The unit it belongs under, by name: 区疾控中心 under 区卫生健康委. */
	parent: z.string().nullable().default(null),
});

const clause = z.object({
	path,
	title: own,
	kind: z.enum(["chapter", "action", "item", "phase", "box", "annex"]),
	parent: path.nullable().default(null),
	/** What is printed there, before the first clause below it; where the document came in as a file. */
	text: printed.nullable().default(null),
	/** What a box (专栏) promises, in our own words. */
	box: z
		.object({ goal: own, content: z.array(own), output: own.nullable() })
		.nullable()
		.default(null),
});

const assignment = z.object({
	/** The name as printed in this very place; it must be a unit's name or alias. */
	unit: printed,
	role: z.enum(roles),
	/** The printed role word: 负责, 牵头, 按职责分工负责, 配合, 落实, 配合落实. */
	verb: printed,
	/** Taken from a sentence's subject, not from a bracket: proposed to the coordinator, never assigned by itself. */
	inferred: z.boolean().default(false),
});

const task = z.object({
	clause: path,
	/** The heading it stands under; null where there is none, as in a table. */
	under: path.nullable(),
	kind: z.enum(["task", "safeguard"]),
	title: own.refine((title) => title.length <= maxTitle(title), { error: "标题太长" }),
	/** What has to be done, in our own words. */
	gist: own.max(MAX_GIST),
	/** The printed text, with the items below it; where the document came in as a file. */
	text: printed.nullable().default(null),
	/** The responsibility clause as printed, without its brackets; null where none is printed. */
	words: printed.nullable(),
	/** The clause that holds those words when they cover several items (以上由…). */
	wordsAt: path.nullable().default(null),
	assignments: z.array(assignment),
	/** Several leads, each for its own part (按职责分工负责). */
	shared: z.boolean().default(false),
	/** Units that its fellow tasks name and this one leaves out. */
	exceptions: z.array(z.string()).default([]),
	deadlines: z.array(deadlineSchema).default([]),
	/** Who has to do it when that isn't the supervising unit: 用人单位, 职业卫生技术服务机构. */
	obliged: z.array(printed).default([]),
});

export const indicatorKinds = ["rate", "count", "trend", "qualitative"] as const;
export const comparators = ["≥", ">", "=", "≤", "<", "trend", "qualitative"] as const;

const indicator = z.object({
	clause: path,
	/** The task it measures, if the document ties it to one. */
	task: path.nullable().default(null),
	name: printed,
	scope: printed.nullable().default(null),
	kind: z.enum(indicatorKinds),
	/** %, 家, 个, 人 ... */
	measure: z.string().nullable().default(null),
	numerator: own.nullable().default(null),
	denominator: own.nullable().default(null),
	targets: z
		.array(
			z.object({
				milestone: z.iso.date().nullable(),
				words: printed,
				comparator: z.enum(comparators),
				value: z.number().nullable(),
			}),
		)
		.min(1),
});

const responsibilityRow = z.object({
	/** The printed label of the row's block: 二、粉尘危害专项治理行动. */
	heading: printed,
	goal: own,
	columns: z.array(z.object({ words: printed, milestone: z.iso.date().nullable(), points: z.array(own) })),
	units: z.array(assignment.extend({ column: printed })),
	/** The clauses of the tasks it answers to. */
	tasks: z.array(path),
});

const discrepancy = z.object({
	kind: z.enum(["units", "figure", "date", "name", "scope", "number", "missing", "metadata"]),
	clause: path,
	words: printed,
	against: path.nullable(),
	againstWords: printed.nullable(),
	/** What doesn't fit, in our own words. */
	note: own,
});

/**
 * One issued plan as data: what the reader hands over, what `db/plans/` holds, what `load-plan` takes.
 * Names, figures, dates, role words and clause numbers are as printed; titles and descriptions are not.
 */
export const planDocumentSchema = z
	.object({
		seed: z.string().nullable().default(null),
		title: printed,
		number: printed.nullable(),
		issuers: z.array(printed),
		issuedOn: z.iso.date().nullable(),
		/** From the province down: 上海市, 青浦区. */
		jurisdiction: z.array(z.object({ name: printed, level: z.enum(["province", "city", "county"]) })).min(1),
		period: z.object({ start: z.iso.date().nullable(), end: z.iso.date().nullable(), words: printed }).nullable(),
		phases: z.array(
			z
				.object({
					clause: path,
					name: printed,
					words: printed,
					start: z.iso.date(),
					end: z.iso.date(),
					precision: z.enum(precisions),
				})
				.refine(({ start, end }) => start <= end, { error: "阶段的结束早于开始", path: ["end"] }),
		),
		clauses: z.array(clause),
		units: z.array(unit),
		tasks: z.array(task).min(1),
		indicators: z.array(indicator),
		responsibility: z.array(responsibilityRow),
		discrepancies: z.array(discrepancy),
		/** What the reader was unsure of, and what whoever checked it noted. */
		warnings: z.array(z.object({ clause: path, kind: own, words: z.string(), note: own.nullable().default(null) })).default([]),
		/** What it holds out to whoever doesn't put right what was found, mildest first. */
		measures: measuresSchema.default([]),
		/** What the document doesn't say and the portal must know; never printed, decided when the plan is set up. */
		setup: z.object({
			/** Which unit the escalations reach. */
			secretariat: z.string(),
			/** Where the document names that unit as such, if it does. */
			secretariatAt: path.nullable(),
		}),
	})
	.superRefine((plan, ctx) => {
		const fail = (message: string) => ctx.addIssue({ code: "custom", message });
		const names = new Set(plan.units.flatMap((u) => [u.name, ...u.aliases.map((a) => a.name)]));
		const members = new Set(plan.units.map((u) => u.name));
		const paths = new Set([...plan.clauses.map((c) => c.path), ...plan.tasks.map((t) => t.clause)]);
		const known = (name: string, where: string) => names.has(name) || fail(`${where}: 没有登记的单位 ${name}`);
		const placed = (at: string | null, where: string) => at === null || paths.has(at) || fail(`${where}: 没有条款 ${at}`);
		if (names.size !== plan.units.reduce((n, u) => n + 1 + u.aliases.length, 0)) fail("单位名称或别名重复");
		if (paths.size !== plan.clauses.length + plan.tasks.length) fail("条款重复");
		for (const u of plan.units) {
			for (const m of u.members) if (!members.has(m)) fail(`${u.name}: 成员 ${m} 没有登记`);
			if (u.parent !== null && !members.has(u.parent)) fail(`${u.name}: 上级 ${u.parent} 没有登记`);
			if (u.open && !u.group) fail(`${u.name}: 开放的单位必须是一组`);
		}
		for (const c of plan.clauses) placed(c.parent, c.path);
		for (const t of plan.tasks) {
			placed(t.under, t.clause);
			for (const a of t.assignments) known(a.unit, t.clause);
			for (const e of t.exceptions) known(e, t.clause);
		}
		for (const i of plan.indicators) placed(i.task, i.name);
		for (const r of plan.responsibility) {
			for (const a of r.units) known(a.unit, r.heading);
			for (const t of r.tasks) placed(t, r.heading);
		}
		known(plan.setup.secretariat, "setup");
	});

export type PlanDocument = z.output<typeof planDocumentSchema>;
export type PlanDocumentInput = z.input<typeof planDocumentSchema>;
