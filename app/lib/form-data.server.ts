/** What a form sent: nested data under dotted names, and the files that came with it. */
export type Submitted = { data: Record<string, unknown>; uploads: File[] };

/** More than any form of ours has; the parsers' time grows with the square of it. */
const MAX_FIELDS = 2_000;
/** Deeper than any form of ours goes. */
const MAX_DEPTH = 3;

function hasTooMany(body: Buffer, mark: string): boolean {
	let found = 0;
	for (let at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, at + mark.length)) if (++found > MAX_FIELDS) return true;
	return false;
}

/** The same form without NUL, which no column can hold and nobody can see. */
function readable(form: FormData): FormData {
	const clean = new FormData();
	for (const [name, value] of form) clean.append(name, typeof value === "string" ? value.replaceAll("\u0000", "") : value);
	return clean;
}

/** The form that a request carries, without NUL in its texts. Throws 400 for a body that isn't a form, or has more fields than any form of ours. */
export async function formOf(request: Request): Promise<FormData> {
	const type = request.headers.get("Content-Type") ?? "";
	const body = Buffer.from(await request.arrayBuffer());
	const [, boundary] = /boundary="?([^";]+)/i.exec(type) ?? [];
	if (hasTooMany(body, boundary === undefined ? "&" : `--${boundary}`)) throw new Response(null, { status: 400 });
	try {
		return readable(await new Response(body, { headers: { "Content-Type": type } }).formData());
	} catch {
		throw new Response(null, { status: 400 });
	}
}

/** Names that every object has already are none of a form's. */
const isFieldName = (key: string) => !(key in Object.prototype) && key !== "prototype";

function put(target: Record<string, unknown>, path: string[], value: string): void {
	const [key = "", ...rest] = path;
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
		const path = name.split(".", MAX_DEPTH + 1);
		if (typeof value !== "string") {
			if (value.size > 0 || value.name) uploads.push(value as File);
		} else if (path.length <= MAX_DEPTH && path.every(isFieldName)) put(data, path, value);
	}
	return { data, uploads };
}
