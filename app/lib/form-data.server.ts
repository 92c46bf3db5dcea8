/** What a form sent: nested data under dotted names, and the files that came with it. */
export type Submitted = { data: Record<string, unknown>; uploads: File[] };

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);

function put(target: Record<string, unknown>, path: string[], value: string): void {
	const [key = "", ...rest] = path;
	if (FORBIDDEN.has(key)) return;
	if (rest.length > 0) {
		const nested = (
			typeof target[key] === "object" && target[key] !== null && !Array.isArray(target[key]) ? target[key] : {}
		) as Record<string, unknown>;
		target[key] = nested;
		put(nested, rest, value);
	} else target[key] = key in target ? [target[key], value].flat() : value;
}

/** Reads a form: `items.text` becomes items → text, a name that comes twice becomes a list, files go aside. Empty file fields are left out. */
export function readForm(form: FormData): Submitted {
	const data: Record<string, unknown> = {};
	const uploads: File[] = [];
	for (const [name, value] of form) {
		if (typeof value === "string") put(data, name.split("."), value);
		else if (value.size > 0 || value.name) uploads.push(value as File);
	}
	return { data, uploads };
}
