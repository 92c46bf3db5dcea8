import type { Database } from "#db/client.server.ts";
import { formFor, offers } from "#tests/app/http/html.ts";
import { type Answer, signIn, type Visitor } from "./http.ts";
import { loginOf, PASSWORD } from "./server.ts";
import { until } from "./until.ts";

/** What became of one post: answered, with its status, or broken off. */
export type Post = { text: string; status: number | "broken"; retryAfter?: string };

const TOWNS = ["朱家角", "赵巷", "徐泾", "华新", "重固", "白鹤", "练塘", "金泽"].map((name) => `${name}镇人民政府`);

/** The officers of the first `n` towns (all eight of them unless told), signed in, each with its part in a task signed for. */
export async function gatherTowns(origin: string, db: Database, task: number, n = TOWNS.length): Promise<Visitor[]> {
	const people: Visitor[] = [];
	for (const town of TOWNS.slice(0, n)) {
		const person = await signIn(origin, await loginOf(db, town), PASSWORD);
		const { text } = await person.get(`/tasks/${task}`);
		if (offers(text, "duty.sign")) await person.post(`/tasks/${task}`, formFor(text, "duty.sign"));
		people.push(person);
	}
	return people;
}

const broken = (error: NodeJS.ErrnoException): { status: "broken"; code: string } => ({
	status: "broken",
	code: error.code ?? error.message,
});

/**
 * Towns that submit their report and recall it, over and over, each time with another text, until `isOver`. Whatever comes back is noted, and
 * nobody waits for an answer longer than `timeoutMs`. `posts` is filled as answers come in.
 */
async function reportOn(
	people: Visitor[],
	task: number,
	isOver: () => boolean,
	timeoutMs: number,
	posts: Post[],
): Promise<{ posts: Post[]; errors: string[] }> {
	const errors: string[] = [];
	let no = 0;
	const lane = async (person: Visitor) => {
		while (!isOver()) {
			const page = await person.ask(`/tasks/${task}`, { timeoutMs }).catch(broken);
			if (page.status === "broken") errors.push(page.code);
			if (page.status !== 200) {
				if (typeof page.status === "number" && page.status !== 503) errors.push(`page ${page.status}`);
				await new Promise((resolve) => setTimeout(resolve, 20));
				continue;
			}
			const { text } = page as Answer;
			if (offers(text, "report.recall")) {
				await person.post(`/tasks/${task}`, formFor(text, "report.recall")).catch(() => {});
				continue;
			}
			const said = `第${++no}号〔${person.cookie.slice(-12, -4)}〕`;
			const answer = await person.post(`/tasks/${task}`, { ...formFor(text, "report.submit"), "items.text": said }).catch(broken);
			if (answer.status === "broken") errors.push(answer.code);
			posts.push({
				text: said,
				status: answer.status,
				...("headers" in answer && { retryAfter: answer.headers["retry-after"] }),
			});
		}
	};
	await Promise.all(people.map(lane));
	return { posts, errors };
}

/** How often each text stands in the history. */
export async function countTexts({ sql }: Database): Promise<Map<string, number>> {
	const rows = await sql<{ text: string; n: number }[]>`
		select data -> 'items' ->> 'text' as text, count(*)::int as n from entries where event = 'report.submit' group by 1`;
	return new Map(rows.map(({ text, n }) => [text, n]));
}

/** What became of a load, held against the history. */
export type Tally = {
	acknowledged: number;
	/** Reports that were acknowledged and aren't there; that are there twice; that are there although nobody was told so. */
	lost: string[];
	twice: string[];
	unspoken: string[];
	/** Posts that were answered, but with a failure; of those, answers that nobody should get whatever happens to the portal. */
	failed: Post[];
	odd: Post[];
	/** Callers that got no answer in time. */
	stuck: string[];
	errors: string[];
};

const isTaken = ({ status }: Post): boolean => status === 302;

function tally({ posts, errors }: { posts: Post[]; errors: string[] }, counts: Map<string, number>): Tally {
	const texts = (those: Post[]) => those.map(({ text }) => text);
	const taken = posts.filter(isTaken);
	const others = posts.filter((post) => !isTaken(post));
	const failed = others.filter(({ status }) => status !== "broken" && status !== 409);
	return {
		acknowledged: taken.length,
		lost: texts(taken.filter(({ text }) => !counts.has(text))),
		twice: texts(posts.filter(({ text }) => (counts.get(text) ?? 0) > 1)),
		unspoken: texts(others.filter(({ text }) => counts.has(text))),
		failed,
		odd: failed.filter(({ status, retryAfter }) => status !== 503 || retryAfter !== "5"),
		stuck: errors.filter((error) => error.startsWith("no answer")),
		errors,
	};
}

/** Eight towns that report on a task until `end`, whatever happens to the portal meanwhile. */
export async function startLoad(origin: string, db: Database, task: number, timeoutMs = 30_000) {
	const people = await gatherTowns(origin, db, task);
	let isOver = false;
	const posts: Post[] = [];
	const running = reportOn(people, task, () => isOver, timeoutMs, posts);
	const acknowledged = () => posts.filter(isTaken).length;
	return {
		/** Waits until so many more reports have been acknowledged than now. */
		async more(n: number): Promise<void> {
			const then = acknowledged();
			await until(`${n} more reports are acknowledged`, () => acknowledged() >= then + n);
		},
		async end(): Promise<Tally> {
			isOver = true;
			const came = await running;
			return tally(came, await countTexts(db));
		},
	};
}
