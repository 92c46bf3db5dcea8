import { severities } from "#workflows/inspection/severity.ts";
import { idOf } from "../../lib/ids.ts";
import type { NewChecklist } from "../../services/issue-checklist.ts";

/** The checklist that a form holds: its rows in which something was typed, in their order. */
export function readChecklist(form: FormData): NewChecklist {
	const column = (name: string) => form.getAll(name).map((value) => (typeof value === "string" ? value.trim() : ""));
	const [texts, bases, levels] = [column("text"), column("basis"), column("severity")];
	const items = texts.flatMap((text, i) => {
		const basis = bases[i] || null;
		const severity = severities.find((one) => one === levels[i]) ?? "minor";
		return text === "" && basis === null ? [] : [{ text, basis, severity }];
	});
	return { subject: String(form.get("subject") ?? "").trim(), seen: idOf(form.get("version")), items };
}
