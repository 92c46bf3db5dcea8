import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Heads } from "#db/queries/heads.ts";
import { givenFile } from "./given-file.ts";

const id = z.number().int().min(0);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const headsFile = z.object({
	dockets: z.array(z.tuple([id, id, hash])),
	acts: z.array(z.tuple([id, id, hash])),
	papers: z.array(z.tuple([id, hash])),
});

/** The heads that `audit:head` has printed into a file. Throws a sentence when the file isn't that. */
export function readHeadsFile(file: string): Heads {
	try {
		return headsFile.parse(JSON.parse(readFileSync(givenFile(file), "utf8")));
	} catch (error) {
		const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
		throw new Error(isMissing ? `There is no file ${file}` : `${file} isn't what audit:head prints`);
	}
}
