import { comparePlans } from "#app/amending/compare-plans.ts";
import { amendPlanWithin, getBase } from "#app/services/amend-plan.ts";
import { loadPlan } from "#app/services/load-plan.ts";
import { transaction } from "#db/client.server.ts";
import { type PlanDocument, planDocumentSchema } from "#db/plans/plan-document.ts";
import { report } from "./report.ts";
import { openScene, planOf, startWork } from "./scene.ts";

const TASKS = 150;
const ROUNDS = 7;
const NOW = new Date("2020-06-10T10:00+08:00");

const WORDS =
	"组织开展专项调查全面掌握基本信息及其地区行业岗位分布情况建立基础数据库督促落实工程防护个体防护健康检查申报检测培训保险救治帮扶";
/** A clause of some two hundred characters that is its task's own. */
const textOf = (n: number): string =>
	Array.from({ length: 14 }, (_, i) => WORDS.slice((n * 7 + i * 11) % 40, ((n * 7 + i * 11) % 40) + 14)).join("，");

/** A plan as its document prints it: every task with its text, no two alike. */
function printedPlan(): PlanDocument {
	const plan = planDocumentSchema.parse(planOf(TASKS, 0));
	return {
		...plan,
		tasks: plan.tasks.map((task, i) => ({ ...task, title: `任务${i}`, gist: textOf(i).slice(0, 80), text: textOf(i) })),
	};
}

/** The plan issued again: a task put in front, so that all the others get another number; of ten tasks one worded, one dated, one staffed otherwise, one gone. */
function issuedAgain(plan: PlanDocument, round: number): PlanDocument {
	const [first] = plan.tasks;
	if (!first) throw new Error("an empty plan");
	const kept = plan.tasks.flatMap((task, i): PlanDocument["tasks"] => {
		const limit = {
			words: "改期",
			on: `2021-0${(round % 8) + 1}-28`,
			altOn: null,
			precision: "day" as const,
			kind: "hard" as const,
			every: null,
		};
		if (i % 10 === 1)
			return [{ ...task, gist: `${task.gist.slice(0, 70)}第${round}次调整`, text: `${task.text}第${round}次调整。` }];
		if (i % 10 === 3) return [{ ...task, deadlines: [limit] }];
		if (i % 10 === 5) return [{ ...task, assignments: task.assignments.slice(0, -1) }];
		return i % 10 === 7 ? [] : [task];
	});
	const fresh = Array.from({ length: TASKS - kept.length }, (_, i) => {
		return {
			...first,
			title: `新增${round}.${i}`,
			gist: textOf(1000 + round * 50 + i).slice(0, 80),
			text: textOf(1000 + round * 50 + i),
		};
	});
	return { ...plan, tasks: [...fresh, ...kept].map((task, i) => ({ ...task, clause: `三（一）${i + 1}` })) };
}

const median = (all: number[]): number => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

/** How long an amendment of a plan of 150 tasks takes, rows and dockets, and how much of it the comparison; its floor is loading such a plan. */
export async function amending(): Promise<void> {
	const scene = await openScene();
	const { db } = scene;
	const start = performance.now();
	const planId = await loadPlan(db, printedPlan(), NOW);
	const loading = performance.now() - start;
	await startWork(scene);
	const [chair] = await db.sql<{ personId: number; unitId: number; jurisdictionId: number }[]>`
		select pe.id as "personId", p.secretariat_unit_id as "unitId", p.jurisdiction_id as "jurisdictionId" from plans p, people pe where p.id = ${planId}`;
	if (!chair) throw new Error("nobody there");
	const sender = { kind: "person" as const, position: "officer" as const, ...chair, jurisdictionIds: [chair.jurisdictionId] };
	const [whole, comparing]: [number[], number[]] = [[], []];
	for (let round = 0; round < ROUNDS; round++) {
		const { current, base } = await getBase(db.sql, planId);
		const document = issuedAgain(current, round);
		const before = performance.now();
		const made = await transaction(db, (tx) =>
			amendPlanWithin(tx, { planId, document, choices: {}, asks: {}, base }, sender, NOW),
		);
		whole.push(performance.now() - before);
		if (!made.ok) throw new Error(made.refusal.code);
		const again = performance.now();
		comparePlans(current, document);
		comparing.push(performance.now() - again);
	}
	report("amend", `a plan of ${TASKS} tasks, the whole transaction`, median(whole), "ms", loading);
	report("amend", "of it the comparison", median(comparing), "ms");
	await scene.close();
}
