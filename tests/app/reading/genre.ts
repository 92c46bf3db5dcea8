import fc from "fast-check";

/** What a document says by construction: what a reader has to find in it. */
export type Said = {
	clause: string;
	lead: string[];
	cooperate: string[];
	implement: string[];
	/** ISO, of limits that name a day, a month or a year. */
	dates: string[];
};
/** A composed document of the genre, and what it says. */
export type Composed = { text: string; tasks: Said[]; phases: { start: string; end: string }[] };

type Roles = Pick<Said, "lead" | "cooperate" | "implement">;
type Leaf = { words: string; date: Dated | null; form: Form | null };
/** `above`: one form at the end of the last item says who does all of them. */
type Node = { title: string; children: Node[]; above: Form | null } | Leaf;
type Dated = { words: string; date: string };
/** A form of responsibility: what is printed, where, and what it means. */
type Form = { printed: string; lines: string[]; roles: Roles };

const PLACE = "区";
const BUREAUS = [
	"卫生健康委",
	"财政局",
	"应急管理局",
	"人力资源和社会保障局",
	"生态环境局",
	"住房城乡建设局",
	"教育局",
	"民政局",
	"市场监管局",
	"公安分局",
	"总工会",
	"医保局",
	"农业农村局",
	"交通运输局",
].map((name) => PLACE + name);
const LOCAL = ["各镇人民政府", "各街道办事处", "各园区管委会"];
const DEEDS = [
	"开展专项调查",
	"建立工作台账",
	"加强宣传教育",
	"完善管理制度",
	"推进信息化建设",
	"组织业务培训",
	"规范服务流程",
	"健全监测网络",
	"强化执法检查",
	"整治突出隐患",
];
const MORE = [
	"全面掌握底数，摸清分布情况，分类建档。",
	"坚持问题导向，突出重点环节，做到不留死角。",
	"运用多种形式普及知识，营造良好氛围。",
	"按照统一标准逐项对照，发现问题及时处置。",
	"充分利用现有资源，避免重复建设。",
];
const FIELDS = [
	"粉尘危害",
	"监管执法",
	"救治救助",
	"宣传培训",
	"技术支撑",
	"信息管理",
	"源头防控",
	"基层服务",
	"应急处置",
	"队伍建设",
	"设施改造",
	"标准规范",
];
const WORK = ["专项治理", "能力提升", "攻坚", "强化", "示范引领"];
const titles = fc.tuple(fc.constantFrom(...FIELDS), fc.constantFrom(...WORK)).map(([field, work]) => `${field}${work}行动`);

const units = (min: number, max: number) => fc.uniqueArray(fc.constantFrom(...BUREAUS), { minLength: min, maxLength: max });
const locals = fc.uniqueArray(fc.constantFrom(...LOCAL), { minLength: 1, maxLength: 3 });
const list = (names: string[]) => names.join("、");
const none: Roles = { lead: [], cooperate: [], implement: [] };

/** Every form in which a plan prints who does what; on a line of its own only where there are lines. */
const formsOf = (hasLines: boolean): fc.Arbitrary<Form> =>
	fc
		.record({
			all: units(4, 7),
			cut: fc.integer({ min: 1, max: 3 }),
			local: locals,
			kind: fc.nat(hasLines ? 8 : 5),
			style: fc.nat(2),
		})
		.map(({ all, cut, local, kind, style }): Form => {
			const [lead = "", ...rest] = all;
			const [first, others] = [all.slice(0, cut), all.slice(cut)];
			const [open = "", close = ""] = [..."（）()【】"].slice(2 * style, 2 * style + 2);
			const bracket = (words: string, roles: Partial<Roles>): Form => ({
				printed: open + words + close,
				lines: [],
				roles: { ...none, ...roles },
			});
			const line = (lines: string[], roles: Partial<Roles>): Form => ({ printed: "", lines, roles: { ...none, ...roles } });
			const shapes = [
				bracket(`${lead}负责，${list(rest)}配合`, { lead: [lead], cooperate: rest }),
				bracket(`${lead}负责`, { lead: [lead] }),
				bracket(`${lead}牵头，${list(rest)}配合，${list(local)}落实`, { lead: [lead], cooperate: rest, implement: local }),
				bracket(`${list(first)}按职责分工负责，${list(local)}落实`, { lead: first, implement: local }),
				bracket(`${list(all)}按职责分工负责`, { lead: all }),
				bracket(`牵头单位：${lead}；配合单位：${list(rest)}`, { lead: [lead], cooperate: rest }),
				line([`牵头单位：${lead}`, `配合单位：${list(rest)}`], { lead: [lead], cooperate: rest }),
				line([`责任单位：${list(all)}`], { lead: all }),
				line([`牵头单位：${list(first)}；配合单位：${list(others)}；落实单位：${list(local)}`], {
					lead: first,
					cooperate: others,
					implement: local,
				}),
			];
			return shapes[kind] ?? line([], {});
		});

const two = (n: number) => String(n).padStart(2, "0");
const lastDay = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const dates: fc.Arbitrary<Dated> = fc
	.record({
		year: fc.integer({ min: 2020, max: 2025 }),
		month: fc.integer({ min: 1, max: 12 }),
		day: fc.integer({ min: 1, max: 28 }),
		kind: fc.nat(3),
	})
	.map(({ year, month, day, kind }): Dated => {
		const monthEnd = `${year}-${two(month)}-${lastDay(year, month)}`;
		const shapes: Dated[] = [
			{ words: `${year}年${month}月底前完成。`, date: monthEnd },
			{ words: `到${year}年底，取得明显成效。`, date: `${year}-12-31` },
			{ words: `${year}年${month}月${day}日前完成。`, date: `${year}-${two(month)}-${two(day)}` },
			{ words: `力争${year}年${month}月底前基本完成。`, date: monthEnd },
		];
		return shapes[kind] ?? { words: "", date: "" };
	});

/** Each says of which field it speaks: no document says the very same on every page. */
const words = fc
	.record({
		deed: fc.constantFrom(...DEEDS),
		field: fc.constantFrom(...FIELDS),
		more: fc.uniqueArray(fc.constantFrom(...MORE), { maxLength: 3 }),
	})
	.map(({ deed, field, more }) => `${deed}。${more.map((sentence) => `围绕${field}，${sentence}`).join("")}`);
const leafWith = (form: fc.Arbitrary<Form | null>): fc.Arbitrary<Leaf> =>
	fc.record({ words, date: fc.option(dates, { nil: null, freq: 3 }), form });

/** Chapters with items of any depth: down to three levels below them, or two where no line's beginning tells （1） from a list within a sentence. */
function chaptersOf(hasLines: boolean): fc.Arbitrary<Node[]> {
	const forms = formsOf(hasLines);
	const leaf = leafWith(fc.option(forms, { nil: null, freq: 6 }));
	// Items of an item: if only the last says who is responsible, that may be for all of them, so all of them say it.
	const inner = leafWith(forms);
	const above = fc.tuple(fc.constantFrom(...BUREAUS), locals).map(
		([lead, local]): Form => ({
			printed: `（以上由${lead}负责，${list(local)}落实）`,
			lines: [],
			roles: { ...none, lead: [lead], implement: local },
		}),
	);
	const covered: fc.Arbitrary<Node> = fc.record({
		title: titles,
		children: fc.array(leafWith(fc.constant(null)), { minLength: 2, maxLength: 4 }),
		above,
	});
	const branch = (depth: number): fc.Arbitrary<Node> =>
		depth === 0
			? inner
			: fc.oneof(
					{ weight: 6, arbitrary: leaf as fc.Arbitrary<Node> },
					{ weight: 1, arbitrary: depth === (hasLines ? 2 : 1) ? covered : leaf },
					{
						weight: 3,
						arbitrary: fc.record({
							title: titles,
							children: fc.array(branch(depth - 1), { minLength: 2, maxLength: 5 }),
							above: fc.constant(null),
						}),
					},
				);
	const chapter = fc.record({
		title: titles,
		children: fc.array(branch(hasLines ? 2 : 1), { minLength: 2, maxLength: 6 }),
		above: fc.constant(null),
	});
	// One or two numbers in a run of text may be anything.
	return fc.array(chapter, { minLength: hasLines ? 1 : 3, maxLength: 4 });
}

/** Up to three phases, one after the other. */
const phases = fc
	.tuple(fc.integer({ min: 2020, max: 2024 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 3 }))
	.map(([year, first, count]) =>
		["动员部署", "组织实施", "总结评估"].slice(0, count).map((name, i) => {
			const [from, to] = [first + 2 * i, first + 2 * i + 1];
			return {
				line: `${name}阶段（${year}年${from}月—${to}月）。制定方案，明确要求，有序推进。`,
				start: `${year}-${two(from)}-01`,
				end: `${year}-${two(to)}-${lastDay(year, to)}`,
			};
		}),
	);

const HAN = "一二三四五六七八九十";
/** How a document numbers each of its levels: what is printed, and the path. */
const LEVELS: ((n: number) => [string, string])[] = [
	(n) => [`${HAN[n - 1]}、`, `${HAN[n - 1]}`],
	(n) => [`（${HAN[n - 1]}）`, `（${HAN[n - 1]}）`],
	(n) => [`${n}.`, String(n)],
	(n) => [`（${n}）`, `（${n}）`],
];

type Written = { lines: string[]; tasks: Said[] };
function write(node: Node, n: number, level: number, over: string, end: string): Written {
	const [mark = "", label = ""] = LEVELS[level]?.(n) ?? [];
	const clause = over + label;
	if ("children" in node) {
		const below = node.children.map((child, i) => write(child, i + 1, level + 1, clause, end));
		const lines = [mark + node.title + end, ...below.flatMap(({ lines: of }) => of)];
		const tasks = below.flatMap(({ tasks: of }) => of);
		const { above } = node;
		if (!above) return { lines, tasks };
		return {
			lines: [...lines.slice(0, -1), lines.at(-1) + above.printed],
			tasks: tasks.map((task) => ({ ...task, ...above.roles })),
		};
	}
	const { words: said, date, form } = node;
	return {
		lines: [`${mark}${said}${date?.words ?? ""}${form?.printed ?? ""}`, ...(form?.lines ?? [])],
		tasks: [{ clause, ...(form?.roles ?? none), dates: date ? [date.date] : [] }],
	};
}

/** How a document comes out of its file. */
const settings = ["lines", "wrapped", "pages", "blanks", "one line"] as const;
type Setting = (typeof settings)[number];
const LINE = /.{1,28}/gu;
const PAGE = 22;
function set(lines: string[], setting: Setting): string {
	if (setting === "one line") return lines.join("");
	if (setting === "blanks") return lines.join("\n\n");
	if (setting === "lines") return lines.join("\n");
	const printed = lines.flatMap((text) => text.match(LINE) ?? []);
	if (setting === "wrapped") return printed.join("\n");
	const pages = Array.from({ length: Math.ceil(printed.length / PAGE) }, (_, i) => printed.slice(i * PAGE, (i + 1) * PAGE));
	return pages.map((page, i) => `${page.join("\n")}\n— ${i + 1} —`).join("\f\n");
}

/** Documents of clauses. */
const texts: fc.Arbitrary<Composed> = fc
	.constantFrom(...settings)
	.chain((setting) => fc.record({ setting: fc.constant(setting), chapters: chaptersOf(setting !== "one line"), steps: phases }))
	.map(({ setting, chapters, steps }) => {
		// On a single line nothing but its stop parts a heading from what follows.
		const end = setting === "one line" ? "。" : "";
		const written = chapters.map((chapter, i) => write(chapter, i + 1, 0, "", end));
		const last = steps.map(({ line }, i) => (LEVELS[1]?.(i + 1)[0] ?? "") + line);
		const lines = [
			"某区专项行动实施方案",
			...written.flatMap(({ lines: of }) => of),
			...(last.length > 0 ? [`${HAN[chapters.length]}、实施步骤${end}`, ...last] : []),
		];
		return {
			text: set(lines, setting),
			tasks: written.flatMap(({ tasks }) => tasks),
			phases: steps.map(({ start, end: until }) => ({ start, end: until })),
		};
	});

/** Documents that are a table: in tabs, or in Markdown. */
const tables: fc.Arbitrary<Composed> = fc
	.record({
		rows: fc.array(fc.record({ words, date: dates, all: units(3, 6), local: locals }), { minLength: 2, maxLength: 12 }),
		isMarkdown: fc.boolean(),
	})
	.map(({ rows, isMarkdown }) => {
		const head = ["序号", "工作任务", "牵头单位", "配合单位", "落实单位", "完成时限"];
		const body = rows.map(({ words: said, date, all: [lead = "", ...rest], local }, i) => [
			String(i + 1),
			said,
			lead,
			list(rest),
			list(local),
			date.words.replace(/[完，基力取].*$/, "") || date.words,
		]);
		const line = (cells: string[]) => (isMarkdown ? `| ${cells.join(" | ")} |` : cells.join("\t"));
		const rule = isMarkdown ? [line(head.map(() => "---"))] : [];
		return {
			text: ["某区专项行动任务分解表", line(head), ...rule, ...body.map(line)].join("\n"),
			tasks: rows.map(({ date, all: [lead = "", ...rest], local }, i) => ({
				clause: String(i + 1),
				lead: [lead],
				cooperate: rest,
				implement: local,
				dates: [date.date],
			})),
			phases: [],
		};
	});

/** Documents of the genre with what they say, known by construction: trees of any depth, every form of responsibility, dates, phases, tables, set in every way. */
export const documents: fc.Arbitrary<Composed> = fc.oneof({ weight: 5, arbitrary: texts }, { weight: 1, arbitrary: tables });
