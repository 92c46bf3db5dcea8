import type { Database } from "#db/client.server.ts";
import { digest, listDockets } from "#db/queries/get-docket.ts";
import { listPaperFacts } from "#db/queries/paper-facts.ts";
import { freezePapers, listUnfrozen } from "#db/queries/papers.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { canonical } from "#workflows/canonical.ts";
import { stepNo as stepOf } from "#workflows/docket.ts";
import { paperWords } from "../messages/papers/index.ts";
import { compose } from "../papers/compose.ts";

const BATCH = 200;

/**
 * Freezes the papers that were issued before texts were kept: 督办通知单, whose facts their step has kept as they were. May run twice or be cut short
 * at any moment; gives how many were found.
 */
export async function freezeOlder({ sql }: Database): Promise<number> {
	const found = await listUnfrozen(sql, BATCH);
	if (found.length === 0) return 0;
	const taskIds = [...new Set(found.map(({ taskId }) => taskId))];
	const dockets = new Map((await listDockets(sql, taskIds, null)).map((docket) => [docket.id, docket]));
	const facts = new Map((await listPaperFacts(sql, taskIds, [])).map((fact) => [fact.taskId, fact]));
	const frozen = found.flatMap(({ id, kind, taskId, stepNo, issuedAt, ...numbered }) => {
		const docket = dockets.get(taskId);
		const about = facts.get(taskId);
		if (!docket || !about) return [];
		const step = stepOf(docket, stepNo);
		const { paper } = compose(kind, paperWords[kind], { step, docket, issuedOn: dateAt(new Date(issuedAt)), facts: about });
		const head = `{"number":${numbered.number},"printed":${JSON.stringify(numbered.printed)},`;
		const text = `${head}${canonical(paper).slice(1)}`;
		return [{ id, text, sha256: digest(text) }];
	});
	await freezePapers(sql, frozen);
	return found.length;
}
