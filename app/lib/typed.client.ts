/** What was typed into forms and not yet handed in: kept in this tab, for the person who typed it and nobody after them. */
const PREFIX = "liandu:draft:";
const OWNER = "liandu:person";

const keyOf = (form: HTMLFormElement) => (form.dataset.draft ? PREFIX + form.dataset.draft : null);
const isKept = ({ name, type }: HTMLInputElement) => name !== "" && !["password", "file", "hidden", "submit"].includes(type);
/** Which state of its step a form was filled in for. */
const seenBy = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>("input[name=seen]")?.value;

function keep(event: Event): void {
	const field = event.target as HTMLInputElement;
	const form = field.form;
	const key = form && keyOf(form);
	if (!form || !key || !isKept(field)) return;
	const values = [...new FormData(form)].filter(
		([name, value]) => typeof value === "string" && !["event", "step", "seen", "draft"].includes(name),
	);
	sessionStorage.setItem(key, JSON.stringify({ seen: seenBy(form), values }));
}

/** Gives back what was typed: into empty fields, and over what the server filled in if its step is still as it was then. */
function restore(form: HTMLFormElement): void {
	const kept = JSON.parse(sessionStorage.getItem(keyOf(form) ?? "") ?? "{}") as { seen?: string; values?: [string, string][] };
	const isSame = kept.seen === seenBy(form);
	for (const [name, value] of kept.values ?? []) {
		const field = form.elements.namedItem(name) as HTMLInputElement | RadioNodeList | null;
		const isOne = field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement || field instanceof HTMLInputElement;
		if (!isOne || !isKept(field as HTMLInputElement) || ["checkbox", "radio"].includes(field.type)) continue;
		if (field.value === "" || isSame) field.value = value;
	}
}

/** Forgets everything when another person's page comes, or when the person signs out; a session that only ended keeps it. */
function forgetOthers(): void {
	const { person } = document.body.dataset;
	if (!person) return;
	if (sessionStorage.getItem(OWNER) !== person) sessionStorage.clear();
	sessionStorage.setItem(OWNER, person);
}

/** Keeps what is typed from now on, and gives back what was. */
export function keepTyped(): void {
	forgetOthers();
	addEventListener("input", keep);
	addEventListener("submit", ({ target }) => (target as HTMLFormElement).dataset.forgets !== undefined && sessionStorage.clear());
	for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) restore(form);
	for (const done of document.querySelectorAll<HTMLElement>("[data-draft-done]"))
		sessionStorage.removeItem(PREFIX + done.dataset.draftDone);
}
