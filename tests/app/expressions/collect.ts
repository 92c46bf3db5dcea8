import { globSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import ts from "typescript";

/** A regular expression of the sources and every place (file:line) where it stands. */
export type Expression = { source: string; flags: string; at: string[] };

const ROOT = resolve(import.meta.dirname, "../../..");
const FOLDERS = "{app,db,workflows}/**/*.{ts,tsx}";

type Site = { at: string; literal: RegExp | null };

/** The literals of a file, and the places where it builds one with RegExp. */
function sitesOf(file: string): Site[] {
	const source = ts.createSourceFile(file, readFileSync(resolve(ROOT, file), "utf8"), ts.ScriptTarget.Latest, true);
	const sites: Site[] = [];
	const visit = (node: ts.Node): void => {
		const at = `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
		if (ts.isRegularExpressionLiteral(node)) {
			const end = node.text.lastIndexOf("/");
			sites.push({ at, literal: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)) });
		} else if ((ts.isNewExpression(node) || ts.isCallExpression(node)) && node.expression.getText() === "RegExp")
			sites.push({ at, literal: null });
		ts.forEachChild(node, visit);
	};
	visit(source);
	return sites;
}

/** Loads files and gives the expressions that they build while they load, by the place that builds them. */
async function builtBy(files: string[]): Promise<{ at: string; built: RegExp }[]> {
	const found: { at: string; built: RegExp }[] = [];
	const Native = globalThis.RegExp;
	const noted = (args: ConstructorParameters<typeof RegExp>): RegExp => {
		const built = new Native(...args);
		const caller = new Error().stack?.split("\n").find((line) => files.some((file) => line.includes(`/${file}:`)));
		const [, at] = /((?:app|db|workflows)\/[^:]+:\d+)/.exec(caller ?? "") ?? [];
		if (at) found.push({ at, built });
		return built;
	};
	globalThis.RegExp = new Proxy(Native, { construct: (_, args) => noted(args as ConstructorParameters<typeof RegExp>) });
	try {
		for (const file of files) await import(resolve(ROOT, file));
	} finally {
		globalThis.RegExp = Native;
	}
	return found;
}

/**
 * Every regular expression of the sources: literals by TypeScript's own parser, built ones as they come out when their file is loaded.
 * `unseen` names the places that build one later, where nothing can be said about it beforehand.
 */
export async function allExpressions(): Promise<{ expressions: Expression[]; unseen: string[] }> {
	const files = globSync(FOLDERS, { cwd: ROOT }).sort();
	const sites = files.flatMap(sitesOf);
	const building = sites.filter(({ literal }) => literal === null).map(({ at }) => at);
	const built = await builtBy([...new Set(building.map((at) => at.replace(/:\d+$/, "")))]);
	const all = new Map<string, Expression>();
	const known = sites.flatMap(({ at, literal }) => (literal ? [{ at, built: literal }] : []));
	for (const { at, built: one } of [...known, ...built]) {
		const expression = all.get(String(one)) ?? { source: one.source, flags: one.flags, at: [] };
		if (!expression.at.includes(at)) expression.at.push(at);
		all.set(String(one), expression);
	}
	const seen = new Set(built.map(({ at }) => at));
	return { expressions: [...all.values()], unseen: building.filter((at) => !seen.has(at)) };
}
