/** JSON with sorted keys: what a hash is taken of, so that what comes back from a jsonb column, which keeps no order, has the same. Pure. */
export function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
	if (value === null || typeof value !== "object") return JSON.stringify(value) ?? "null";
	const fields = Object.entries(value).filter(([, v]) => v !== undefined);
	return `{${fields
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([k, v]) => `${JSON.stringify(k)}:${canonical(v)}`)
		.join(",")}}`;
}
