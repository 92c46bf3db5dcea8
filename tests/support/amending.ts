import { type Amended, amendPlanWithin, getBase } from "#app/services/amend-plan.ts";
import { importDraft } from "#app/services/import-draft.ts";
import { readDrafts } from "#app/services/read-drafts.ts";
import { sendEvent } from "#app/services/send-event.ts";
import type { Sender } from "#app/services/sender.ts";
import { type Importer, uploadDraft } from "#app/services/upload-draft.ts";
import { type Database, transaction } from "#db/client.server.ts";
import type { PlanDocument, PlanDocumentInput } from "#db/plans/plan-document.ts";
import { findDocket } from "#db/queries/get-docket.ts";
import { hands, importerOf } from "./drafts.ts";
import { MOMENT, openScene } from "./scene.ts";

/** What a test says of an amendment beside the document; the base is the plan as it stands, unless it says another. */
type Saying = Partial<{ choices: Record<string, string | null>; asks: Record<string, boolean>; base: string; at: Date }>;

/** Puts a document in place of a plan's. */
export async function sendAmended(
	db: Database,
	planId: number,
	document: PlanDocumentInput,
	sender: Sender,
	{ choices = {}, asks = {}, base, at = MOMENT }: Saying = {},
): Promise<Amended> {
	const seen = base ?? (await getBase(db.sql, planId)).base;
	return transaction(db, (tx) => amendPlanWithin(tx, { planId, document, choices, asks, base: seen }, sender, at));
}

/** A built-in plan as it stands in a database, amended by edits of its document. */
export async function openPlan(db: Database, seed: string) {
	const [row] = await db.sql<{ id: number }[]>`select id from plans where seed = ${seed}`;
	if (!row) throw new Error(`there is no plan ${seed}`);
	const planId = row.id;
	const document = async (): Promise<PlanDocument> => (await getBase(db.sql, planId)).current;
	const send = (amended: PlanDocumentInput, sender: Sender, saying?: Saying) => sendAmended(db, planId, amended, sender, saying);
	async function must(change: (plan: PlanDocument) => PlanDocumentInput, sender: Sender, saying?: Saying): Promise<number> {
		const made = await send(change(await document()), sender, saying);
		if (!made.ok) throw new Error(made.refusal.code);
		return made.no;
	}
	return { planId, document, send, must };
}

const chapter = (...tasks: string[]) =>
	["青浦区粉尘治理专项行动方案", "一、重点任务", "（一）源头治理行动", ...tasks.map((task, i) => `${i + 1}.${task}`)].join("\n");

/** A small plan of 青浦 as pasted text, and the same issued again: the first task worded otherwise, the second with another date and another unit, the third gone, a new one in its place. */
export const pastedPlan = chapter(
	"摸清企业底数。对辖区内产生粉尘的用人单位开展入户核查，建立企业名录库。（区卫生健康委牵头，区财政局、区生态环境局配合）",
	"淘汰落后设备。对没有除尘设施的砂光机、喷砂机限期改造或者拆除，2020年11月底前清零。（区应急管理局牵头，区生态环境局配合）",
	"开展宣传教育。利用广播、橱窗普及粉尘防护知识，营造良好氛围。（区卫生健康委牵头，区总工会配合）",
	"严格项目准入。新建、改建、扩建项目执行职业病防护设施“三同时”。（区卫生健康委负责）",
);
export const pastedAgain = chapter(
	"摸清企业底数。对辖区内产生粉尘、毒物的用人单位开展两轮入户核查，建立企业名录库和风险台账。（区卫生健康委牵头，区财政局、区生态环境局配合）",
	"淘汰落后设备。对没有除尘设施的砂光机、喷砂机限期改造或者拆除，2020年12月底前清零。（区应急管理局牵头，区生态环境局、区财政局配合）",
	"建设在线监测。重点用人单位安装粉尘浓度在线监测设备，数据接入区级平台。（区应急管理局牵头，区卫生健康委配合）",
	"严格项目准入。新建、改建、扩建项目执行职业病防护设施“三同时”。（区卫生健康委负责）",
);

/** Whom escalations reach in 青浦. */
export const OFFICE = "区公共卫生联席会议办公室";

/** A pasted document as a draft that has been read; gives its id. */
export async function draftOfText(db: Database, text: string, by: Importer, amendsPlanId: number | null = null): Promise<number> {
	const upload = { name: "方案.txt", content: Buffer.from(text), token: "", amendsPlanId };
	const sent = await uploadDraft(db, upload, by, MOMENT);
	if (!sent.ok) throw new Error(sent.problem.code);
	await readDrafts(db);
	return sent.id;
}

/** Makes the pasted plan one of 青浦's; gives its id. */
export async function loadPasted(db: Database): Promise<number> {
	const officer = await importerOf(db, "区卫生健康委");
	const id = await draftOfText(db, pastedPlan, officer);
	await hands(db, id).settle(officer, OFFICE);
	const { version } = await hands(db, id).source(officer);
	const made = await importDraft(db, { id, seen: version }, officer, MOMENT);
	if (!made.ok) throw new Error(JSON.stringify(made.refusal));
	return made.planId;
}

/** Has the first task of the pasted plan issued by its lead and signed for by the finance bureau. */
export async function beginPasted(db: Database, planId: number): Promise<void> {
	const [task] = await db.sql<{ id: number }[]>`select id from tasks where plan_id = ${planId} order by position limit 1`;
	const scene = await openScene(db, "000", "三（三）3");
	const send = async (unit: string, machine: string, type: string) => {
		const docket = await findDocket(db.sql, task?.id ?? 0, null);
		const step = docket?.steps.find((s) => s.machine === machine && (s.unitId ?? scene.unitId(unit)) === scene.unitId(unit));
		const sending = { taskId: task?.id ?? 0, stepNo: step?.no ?? 0, type, data: {}, seen: step?.seq ?? 0 };
		const sent = await sendEvent(db, sending, scene.senderOf(unit), MOMENT);
		if (!sent.ok) throw new Error(`${type}: ${sent.refusal.code}`);
	};
	await send("区卫生健康委", "deployment", "task.issue");
	await send("区财政局", "implementation", "duty.sign");
}
