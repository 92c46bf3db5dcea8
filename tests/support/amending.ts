import { type Amended, amendPlanWithin, getBase } from "#app/services/amend-plan.ts";
import type { Sender } from "#app/services/send-event.ts";
import { type Database, transaction } from "#db/client.server.ts";
import type { PlanDocument, PlanDocumentInput } from "#db/plans/plan-document.ts";
import { MOMENT } from "./scene.ts";

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
