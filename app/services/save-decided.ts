import type { Sql } from "#db/client.server.ts";
import { listPaperFacts, type TaskFacts } from "#db/queries/paper-facts.ts";
import { type IssuedPaper, type Place, type Saving, saveChanges } from "#db/queries/save-changes.ts";
import { dateAt } from "#workflows/calendar/plain-date.ts";
import { canonical } from "#workflows/canonical.ts";
import type { Move } from "#workflows/notify.ts";
import { paperIssuedBy } from "#workflows/papers.ts";
import { paperWords } from "../messages/papers/index.ts";
import { compose } from "../papers/compose.ts";
import { wordsWith } from "../papers/words.ts";

/** A change as it was decided. */
export type Decided = Omit<Saving, "papers">;

const isIssuing = ({ event }: Move) => paperIssuedBy(event) !== undefined;
const actorsOf = (moves: Move[]) => moves.flatMap(({ actor }) => (actor.kind === "person" ? [actor.personId] : []));

function papersOf({ change: { docket, moves }, at }: Decided, facts: TaskFacts | undefined): IssuedPaper[] {
	return moves.flatMap(({ seq, event, to: step }) => {
		const kind = paperIssuedBy(event);
		if (!kind) return [];
		if (!facts) throw new Error(`task ${docket.id} issues a paper, and isn't there`);
		const template = facts.templates[kind];
		const words = wordsWith(paperWords[kind], template?.words);
		const { number, year, paper } = compose(kind, words, { step, docket, issuedOn: dateAt(at), facts });
		return [{ seq, kind, year, number, text: canonical(paper), templateId: template?.id ?? null }];
	});
}

/**
 * Saves what was decided, with the papers that it issues: each is composed here and numbered and frozen in the very statement that saves the rest.
 * One more read when there is a paper at all. Gives the ids of the tasks that were saved; see `saveChanges`.
 */
export async function saveDecided(sql: Sql, decided: Decided[], place?: Place): Promise<number[]> {
	const issuing = decided.filter(({ change }) => change.moves.some(isIssuing));
	const taskIds = issuing.map(({ change }) => change.docket.id);
	const personIds = issuing.flatMap(({ change }) => actorsOf(change.moves));
	const facts = taskIds.length > 0 ? await listPaperFacts(sql, taskIds, personIds) : [];
	const byTask = new Map(facts.map((fact) => [fact.taskId, fact]));
	const savings = decided.map((one) => ({ ...one, papers: papersOf(one, byTask.get(one.change.docket.id)) }));
	return saveChanges(sql, savings, place);
}
