import { readFile } from "node:fs/promises";
import { digest } from "#db/queries/get-docket.ts";
import { type Flaw, flawIn, type Proof } from "#workflows/campaign/proof.ts";
import { givenFile } from "./given-file.ts";

/**
 * `npm run --silent draw:verify -- FILE`: makes the draw of a published file again, from the file alone; one line of JSON, or exit code 1 and the
 * first thing that doesn't hold.
 */
const [file] = process.argv.slice(2);

const said: Record<Flaw, string> = {
	form: "it is not a complete draw file of Liandu",
	seed: "the seed is not the one that was committed to",
	keys: "candidates or inspectors are not each once, in the order of their keys",
	classes: "a candidate is of a class that has no ratio",
	list: "the lists, ratios or inspectors are not those that were frozen",
	avoidance: "somebody was drawn for an object that they have to avoid",
	drawn: "the draw made again comes out otherwise",
	hash: "the file as a whole is not what its hash says",
};

async function run(): Promise<Proof> {
	if (!file) throw new Error("name a file: npm run --silent draw:verify -- FILE");
	const text = await readFile(givenFile(file), "utf8").catch(() => {
		throw new Error("there is no such file, or it may not be read");
	});
	let read: unknown = null;
	try {
		read = JSON.parse(text);
	} catch {
		throw new Error("it is not JSON");
	}
	const flaw = flawIn(read, digest);
	if (flaw) throw new Error(said[flaw]);
	return read as Proof;
}

try {
	const { campaign, commitment, listHash, hash, candidates, drawn, avoidances } = await run();
	const facts = {
		ok: true,
		campaign: campaign.id,
		candidates: candidates.length,
		drawn: drawn.length,
		avoidances: avoidances.length,
		commitment,
		listHash,
		hash,
	};
	process.stdout.write(`${JSON.stringify(facts)}\n`);
} catch (error) {
	process.stderr.write(`${file ?? "draw:verify"}: ${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 1;
}
