import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { en } from "#app/messages/en/index.ts";
import { plural, workingDays } from "#app/messages/en/plural.ts";
import { zh } from "#app/messages/zh/index.ts";

/** Chinese characters and the punctuation that is set with them. */
const CHINESE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u;
const HAN = /\p{Script=Han}/u;

type Leaf = { path: string; kind: string; texts: string[] };

/** Arguments to try a function with: small and larger counts, late and early ones, and words. */
const SAMPLES = [1, 3, 0, -3, "A"];
const argumentLists = (arity: number): unknown[][] =>
	arity === 0 ? [[]] : argumentLists(arity - 1).flatMap((given) => SAMPLES.map((sample) => [...given, sample]));

/** Every message with what it says, functions with all sample arguments. */
function leaves(messages: unknown, path = ""): Leaf[] {
	if (typeof messages === "string") return [{ path, kind: "string", texts: [messages] }];
	if (typeof messages === "function")
		return [{ path, kind: "function", texts: argumentLists(messages.length).map((given) => String(messages(...given))) }];
	// Punctuation has no words to compare.
	if (path === "shell.marks") return [];
	if (typeof messages !== "object" || messages === null) return [{ path, kind: typeof messages, texts: [] }];
	const inner = Object.entries(messages).flatMap(([key, value]) => leaves(value, path ? `${path}.${key}` : key));
	return [{ path, kind: "object", texts: [] }, ...inner];
}

const chinese = leaves(zh);
const english = leaves(en);

/** A language is called by its own name in every language. */
const NAMED_IN_ITSELF = { en: ["me.languages.zh"], zh: ["me.languages.en"] };
/** Chinese messages that only place what they are given: nothing in them to say in Chinese. */
const ONLY_PLACING = [
	"desk.subtitle",
	"notices.line",
	"tasks.progress",
	"escalations.count",
	"ledgers.sheetTitle",
	"plans.decidedBy",
	"plans.progress",
	"ladder.next",
	"meetings.why.both",
	"calendars.day",
	"calendars.doubt",
	"imports.by",
	"imports.checked",
	"imports.reading.percent",
	"imports.tasks.chapter",
];

describe("messages", () => {
	it("have the same keys in both languages, with the same kind at each", () => {
		const shape = (all: Leaf[]) => all.map(({ path, kind }) => `${path}: ${kind}`).sort();
		expect(shape(english)).toEqual(shape(chinese));
	});

	it("say something in both languages", () => {
		const silent = [...english, ...chinese].filter(({ texts }) => texts.some((text) => text.trim() === ""));
		expect(silent.map(({ path }) => path)).toEqual([]);
	});

	it("hold no Chinese in English", () => {
		const found = english.filter(({ path, texts }) => !NAMED_IN_ITSELF.en.includes(path) && texts.some((t) => CHINESE.test(t)));
		expect(found).toEqual([]);
	});

	it("hold Chinese in Chinese", () => {
		const allowed = [...NAMED_IN_ITSELF.zh, ...ONLY_PLACING];
		const found = chinese.filter(({ path, texts }) => !allowed.includes(path) && !texts.every((t) => HAN.test(t)));
		expect(found).toEqual([]);
	});

	it("count one thing in the singular and three in the plural", () => {
		expect([workingDays(1), workingDays(3)]).toEqual(["1 working day", "3 working days"]);
		expect([1, 3].map((n) => plural(n, "entry", "entries"))).toEqual(["1 entry", "3 entries"]);
		const texts = english.filter(({ kind }) => kind === "function").flatMap((leaf) => leaf.texts);
		expect(
			texts.filter((text) => /(?<!-)\b1 (\w+ )?(days|units|tasks|items|entries|notices|minutes|relapses)\b/.test(text)),
		).toEqual([]);
		expect(texts.filter((text) => /\b3 (\w+ )?(day|unit|task|item|entry|notice|minute|relapse)\b/.test(text))).toEqual([]);
	});

	it("tell apart in English what they tell apart in Chinese, among headings that stand side by side", () => {
		const headings = /(^|\.)(columns|\w+Columns|groups|kinds|tabs|nav|labelFor|views)$/;
		const blurred = chinese
			.filter(({ path, kind }) => kind === "object" && headings.test(path))
			.flatMap(({ path }) => {
				const distinct = (all: Leaf[]) =>
					new Set(all.filter((leaf) => leaf.path.slice(0, leaf.path.lastIndexOf(".")) === path).flatMap(({ texts }) => texts))
						.size;
				return distinct(english) < distinct(chinese) ? [path] : [];
			});
		expect(blurred).toEqual([]);
	});
});

type Exception = { file: string; text: string; why: string };

/** Chinese in the code that may stay for now; `text` is what stands there from the first to the last Chinese character. */
const EXCEPTIONS: Exception[] = [
	{ file: "app/services/load-plan.ts", text: "检查|整改", why: "reads the printed words of a document" },
	{
		file: "app/routes/tasks._index/matrix.tsx",
		text: "人民政府|办事处|管委会",
		why: "shortens names that are stored in Chinese",
	},
	...["方正小标宋简体", "仿宋", "黑体", "楷体", "宋体"].map((text) => ({
		file: "app/papers/layout/measures.ts",
		text,
		why: "a typeface goes by its Chinese name",
	})),
	{ file: "app/services/play-story.ts", text: "佐证", why: "a demonstration file, Chinese like the plan it belongs to" },
	{ file: "app/services/play-story.ts", text: "演示用佐证材料", why: "the same" },
	{ file: "app/services/play-story.ts", text: "佐证材料", why: "the same" },
];

/** Messages are where words belong; what starts the portal on a terminal greets in both languages; the reader's grammar is the language it reads. */
const isScanned = (file: string) => /\.tsx?$/.test(file) && !/^app\/(messages|cli|reading|drafting)\//.test(file);

const FROM_FIRST_TO_LAST = new RegExp(`${CHINESE.source}(.*${CHINESE.source})?`, "su");

/** Every piece of Chinese in a file's code, read by the compiler: comments aren't code. */
function chineseIn(file: string): { file: string; line: number; text: string }[] {
	const source = ts.createSourceFile(file, readFileSync(file, "utf8"), ts.ScriptTarget.Latest, true);
	const found: { file: string; line: number; text: string }[] = [];
	const look = (node: ts.Node): void => {
		let isLeaf = true;
		ts.forEachChild(node, (child) => {
			isLeaf = false;
			look(child);
		});
		if (!isLeaf) return;
		const said = "text" in node && typeof node.text === "string" ? node.text : "";
		const text = FROM_FIRST_TO_LAST.exec(said)?.[0];
		if (text) found.push({ file, line: source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1, text });
	};
	look(source);
	return found;
}

describe("the code", () => {
	const files = readdirSync("app", { recursive: true, encoding: "utf8" })
		.map((name) => `app/${name.replaceAll("\\", "/")}`)
		.filter(isScanned);
	const found = files.flatMap(chineseIn);
	const isSame = (e: Exception, { file, text }: { file: string; text: string }) => e.file === file && e.text === text;

	it("reads all of it", () => {
		expect(files).toContain("app/root.tsx");
		expect(files.length).toBeGreaterThan(80);
	});

	it("holds no Chinese outside the messages", () => {
		const astray = found.filter((piece) => !EXCEPTIONS.some((e) => isSame(e, piece)));
		expect(astray.map(({ file, line, text }) => `${file}:${line} ${text}`)).toEqual([]);
	});

	it("lists no exception that is gone", () => {
		const gone = EXCEPTIONS.filter((e) => !found.some((piece) => isSame(e, piece)));
		expect(gone.map(({ file, text }) => `${file} ${text}`)).toEqual([]);
	});
});
