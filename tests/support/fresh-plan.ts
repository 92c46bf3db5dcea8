import { noHashes } from "#app/services/load-built-ins.ts";
import { loadPlan } from "#app/services/load-plan.ts";
import { makeBuiltInPeople } from "#app/services/make-built-in-people.ts";
import type { Database } from "#db/client.server.ts";
import { builtInPlans } from "#db/plans/index.ts";
import type { PlanDocumentInput } from "#db/plans/plan-document.ts";
import { MOMENT, type Scene } from "./scene.ts";

function builtIn(seed: string): PlanDocumentInput {
	const plan = builtInPlans.find((p) => p.seed === seed);
	if (!plan) throw new Error(`there is no built-in plan ${seed}`);
	return plan;
}

/** Loads built-in plans with their people and without any story: every task stands at its beginning. */
export async function loadFresh(db: Database, seeds: string[], now = MOMENT): Promise<void> {
	for (const seed of seeds) {
		await loadPlan(db, builtIn(seed), now);
		await makeBuiltInPeople(db.orm, seed, noHashes(), now);
	}
}

/** The task's own step, for the events that are sent to it. */
export const task = { machine: "supervision", of: null } as const;
export const deployment = { machine: "deployment", of: null } as const;

/** A task on whose units one can act in bulk. */
export async function openWork(db: Database, scene: Scene) {
	const rows = await db.sql<{ id: number; name: string }[]>`select id, name from units`;
	const nameOf = new Map(rows.map((row) => [row.id, row.name]));
	const duties = async (role: "lead" | "others") => {
		const { steps } = await scene.docket();
		const those = steps.filter((s) => s.machine === "implementation" && (s.role === "lead") === (role === "lead"));
		return those.map((s) => nameOf.get(s.unitId ?? 0) ?? "");
	};
	const state = async () => (await scene.docket()).steps[0]?.state;

	/** Issued by the first lead with one figure to report, and signed for by everybody else. */
	async function issueAndSign(): Promise<void> {
		const [first = "", ...rest] = await duties("lead");
		await scene.must(first, "task.issue", {
			...deployment,
			data: { figures: "户数", reportBy: "2020-11-30", reason: "统一在十一月汇总" },
		});
		for (const unit of [...rest, ...(await duties("others"))]) await scene.must(unit, "duty.sign");
	}

	async function report(unit: string, acceptedBy: string): Promise<void> {
		await scene.must(unit, "report.submit", { data: { items: { text: `${unit}已完成。`, figure1: "12" } } });
		await scene.must(acceptedBy, "report.accept", { of: unit });
	}

	/** Every unit reports and is accepted by the leads, then every lead by the secretariat. */
	async function reportAll(secretariat: string): Promise<void> {
		const [first = ""] = await duties("lead");
		for (const unit of await duties("others")) await report(unit, first);
		for (const lead of await duties("lead")) await report(lead, secretariat);
	}

	return { duties, state, issueAndSign, report, reportAll };
}
