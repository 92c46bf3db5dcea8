import { gzipSync } from "node:zlib";
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from "docx";
import { buildIfNeeded } from "#app/cli/build.ts";
import { readFile } from "#app/reading/read-file.ts";
import { importDraft } from "#app/services/import-draft.ts";
import { readDrafts } from "#app/services/read-drafts.ts";
import { type Importer, uploadDraft } from "#app/services/upload-draft.ts";
import { hands } from "../support/drafts.ts";
import { report } from "./report.ts";
import { fillScene, openScene, type Scene } from "./scene.ts";
import { cookie, NOW, openWeb, signIn } from "./web.ts";

const TASKS = 150;
const OFFICE = "办公室";
const bureau = (n: number) => `区${"甲乙丙丁戊己庚辛壬癸"[n % 10]}${"农林水商文"[n % 5]}${"业务政"[n % 3]}局`;
const what = (n: number) => `开展第${n + 1}项治理，组织专项调查，掌握地区、行业、岗位分布情况，建立基础数据库`;
const title = (form: string) => `压测区${form}攻坚行动实施方案`;
const toBuffer = (children: (Paragraph | Table)[]) => Packer.toBuffer(new Document({ sections: [{ children }] }));
const HAN = "一二三四五六七八九十";

/** A plan that says its tasks in clauses, fifteen to a chapter. */
const inClauses = () =>
	toBuffer(
		[
			title("条款式"),
			...Array.from({ length: TASKS }, (_, n) => [
				...(n % 15 === 0 ? [`${HAN[n / 15]}、第${n / 15 + 1}项行动`] : []),
				`${(n % 15) + 1}.${what(n)}，2021年${(n % 12) + 1}月底前完成。（${bureau(n)}牵头，${bureau(n + 1)}、${bureau(n + 7)}配合，各镇人民政府落实）`,
			]).flat(),
		].map((text) => new Paragraph(text)),
	);

/** The same as a responsibility table, a row a task. */
const inTable = () => {
	const row = (cells: string[]) =>
		new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) });
	const head = ["序号", "工作任务", "牵头单位", "配合单位", "完成时限"];
	const rows = Array.from({ length: TASKS }, (_, n) =>
		row([String(n + 1), what(n), bureau(n), `${bureau(n + 1)}、${bureau(n + 7)}`, `2021年${(n % 12) + 1}月底前`]),
	);
	return toBuffer([new Paragraph(title("表格式")), new Table({ rows: [row(head), ...rows] })]);
};

const timed = async <T>(work: () => Promise<T>): Promise<{ ms: number; made: T }> => {
	const start = performance.now();
	const made = await work();
	return { ms: performance.now() - start, made };
};

/** The median of a page's waits, one after the other, and how heavy it is. */
async function page(form: string, name: string, url: string): Promise<void> {
	const waits: number[] = [];
	let html = Buffer.alloc(0);
	for (let n = 0; n < 25; n++) {
		const { ms, made } = await timed(async () => {
			const answer = await fetch(url, { headers: { cookie } });
			if (answer.status !== 200) throw new Error(`${url}: ${answer.status}`);
			return Buffer.from(await answer.arrayBuffer());
		});
		html = made;
		if (n >= 5) waits.push(ms);
	}
	report("draft", `${form}, ${name}, median`, waits.sort((a, b) => a - b)[10] ?? 0, "ms");
	report("draft", `${form}, ${name}, gzipped`, gzipSync(html).length / 1024, "kB", html.length / 1024);
}

async function oneForm(scene: Scene, web: string, form: string, content: Buffer, by: Importer): Promise<void> {
	const { db } = scene;
	const { ms: bare } = await timed(() => readFile(content, "plan.docx"));
	const { ms: reading, made: id } = await timed(async () => {
		const sent = await uploadDraft(db, { name: "plan.docx", content, token: "" }, by, NOW);
		await readDrafts(db);
		return sent.ok ? sent.id : 0;
	});
	report("draft", `${form}, from upload to draft`, reading, "ms", bare);
	for (const tab of ["warnings", "units", "tasks", "rows", "confirm"])
		await page(form, tab, `${web}/plans/import/${id}?tab=${tab}`);
	await page(form, "a task's form", `${web}/plans/import/${id}?tab=tasks&open=t75`);
	const draft = hands(db, id);
	await draft.settle(by, OFFICE);
	const { draft: settled, version } = await draft.source(by);
	if (settled.tasks.length !== TASKS) throw new Error(`${form}: ${settled.tasks.length} tasks`);
	const { ms: edit } = await timed(() => draft.must(by, { edit: "task.check", key: "t75", isChecked: "on" }));
	report("draft", `${form}, one change saved`, edit, "ms");
	const { ms, made } = await timed(() => importDraft(db, { id, seen: version + 1 }, by, NOW));
	if (!made.ok) throw new Error(JSON.stringify(made.refusal));
	report("draft", `${form}, confirmed`, ms, "ms");
}

/** A plan of 150 tasks on its way in, said in clauses and said in a table: from upload to draft, its pages, a change, confirming. */
export async function drafting(): Promise<void> {
	buildIfNeeded();
	const scene = await openScene(10);
	try {
		await fillScene(scene, 10);
		const { personId, unitId, place } = await signIn(scene);
		const by: Importer = {
			personId,
			name: "bench",
			unitId,
			position: "officer",
			jurisdictionId: place,
			jurisdictionIds: [place],
		};
		const web = await openWeb(scene);
		await oneForm(scene, web.url, "150 tasks in clauses", await inClauses(), by);
		await oneForm(scene, web.url, "150 tasks in a table", await inTable(), by);
		await web.stop();
	} finally {
		await scene.close();
	}
}
