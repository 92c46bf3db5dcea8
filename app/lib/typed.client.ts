/**
 * What was typed into forms and not yet handed in, for the person who typed it and nobody after them: kept in this tab, or, in a form that has to outlast the
 * line (`data-offline`), on this device with the photos. Such a form is held back while there is no line, and goes by itself, once, when it is back.
 */
import { forgetAllFiles, forgetFilesOf, keepFilesOf, restoreFilesOf } from "./kept-files.client.ts";
import { forgetPages } from "./kept-page.client.ts";

const PREFIX = "liandu:draft:";
const OWNER = "liandu:person";

/** `sent` is the state of the step for which it was sent without an answer yet: sent once more it says so, and the portal knows what it has already. */
type Draft = { seen?: string; values?: [string, string][]; sent?: string };

const isLasting = ({ dataset }: HTMLFormElement) => dataset.offline !== undefined;
const storeOf = (form: HTMLFormElement): Storage => (isLasting(form) ? localStorage : sessionStorage);
const keyOf = (form: HTMLFormElement) => (form.dataset.draft ? PREFIX + form.dataset.draft : null);
const draftOf = (form: HTMLFormElement): Draft => JSON.parse(storeOf(form).getItem(keyOf(form) ?? "") ?? "{}") as Draft;
const isKept = ({ name, type }: HTMLInputElement) => name !== "" && !["password", "file", "hidden", "submit"].includes(type);
const seenField = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>("input[name=seen]");

/** Keeps all that a form holds now, besides what is said of it. */
function keepForm(form: HTMLFormElement, also: Partial<Draft> = {}): void {
	const key = keyOf(form);
	if (!key) return;
	const values = [...new FormData(form)].filter(
		(pair): pair is [string, string] => typeof pair[1] === "string" && !["event", "step", "seen", "draft"].includes(pair[0]),
	);
	storeOf(form).setItem(key, JSON.stringify({ ...draftOf(form), seen: seenField(form)?.value, values, ...also }));
}

function keep({ target }: Event): void {
	const field = target as HTMLInputElement;
	const { form } = field;
	const key = form && keyOf(form);
	if (!form || !key) return;
	if (isKept(field)) keepForm(form);
	else if (field.type === "file" && isLasting(form)) void keepFilesOf(form, key);
}

const isOneField = (field: unknown): field is HTMLInputElement =>
	field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement || field instanceof HTMLInputElement;

/** Gives back what was typed: into empty fields, and over what the server filled in if its step is still as it was then. */
function restore(form: HTMLFormElement): void {
	const { seen, sent, values } = draftOf(form);
	const field = seenField(form);
	const isSame = seen === field?.value;
	for (const [name, value] of values ?? []) {
		const named = form.elements.namedItem(name) as HTMLInputElement | RadioNodeList | null;
		if (named instanceof RadioNodeList && named.value === "") named.value = value;
		if (!isOneField(named) || !isKept(named) || ["checkbox", "radio"].includes(named.type)) continue;
		if (named.value === "" || isSame) named.value = value;
	}
	if (sent !== undefined && field) field.value = sent;
	const details = form.closest("details");
	if (isLasting(form) && details && values) details.open = true;
}

const showWaiting = (form: HTMLFormElement) => {
	for (const note of form.querySelectorAll<HTMLElement>("[data-held]")) note.hidden = draftOf(form).sent === undefined;
};

/**
 * Whether a form that is being sent has to wait for the line. Either way it is kept as sent until an answer comes: what nobody answered goes once more when
 * the page is opened again or the line is back.
 */
export function holdBack(form: HTMLFormElement): boolean {
	if (!isLasting(form)) return false;
	keepForm(form, { sent: seenField(form)?.value });
	if (!navigator.onLine) showWaiting(form);
	return !navigator.onLine;
}

/** Sends the first of the forms that wait; the answer is a new page, which sends the next. */
function sendWaiting(): void {
	if (!navigator.onLine) return;
	const form = [...document.querySelectorAll<HTMLFormElement>("form[data-offline]")].find(
		(one) => draftOf(one).sent !== undefined,
	);
	form?.requestSubmit(form.querySelector<HTMLButtonElement>("button[name=event]"));
}

/** What has been answered: taken, then nothing of it is kept; or refused, then it is typed anew for the step as it is now. */
function settle(): void {
	for (const { dataset } of document.querySelectorAll<HTMLElement>("[data-draft-done]")) {
		const key = PREFIX + dataset.draftDone;
		for (const store of [sessionStorage, localStorage]) store.removeItem(key);
		void forgetFilesOf(key);
	}
	for (const { dataset } of document.querySelectorAll<HTMLElement>("[data-draft-refused]")) {
		const key = PREFIX + dataset.draftRefused;
		const { values, seen } = JSON.parse(localStorage.getItem(key) ?? "{}") as Draft;
		if (values) localStorage.setItem(key, JSON.stringify({ values, seen }));
		void forgetFilesOf(key);
	}
}

function forgetAll(): void {
	sessionStorage.clear();
	localStorage.clear();
	void forgetAllFiles();
	void forgetPages();
}

/** Forgets everything when another person's page comes, or when the person signs out; a session that only ended keeps it. */
function forgetOthers(): void {
	const { person } = document.body.dataset;
	if (!person) return;
	if (sessionStorage.getItem(OWNER) !== person) sessionStorage.clear();
	if (localStorage.getItem(OWNER) !== person) forgetAll();
	for (const store of [sessionStorage, localStorage]) store.setItem(OWNER, person);
}

async function restoreLasting(forms: HTMLFormElement[]): Promise<void> {
	for (const form of forms) {
		showWaiting(form);
		await restoreFilesOf(form, keyOf(form) ?? "");
	}
	sendWaiting();
}

/** Keeps what is typed from now on, and gives back what was. */
export function keepTyped(): void {
	forgetOthers();
	settle();
	addEventListener("input", keep);
	addEventListener("change", keep);
	addEventListener("online", sendWaiting);
	addEventListener("submit", ({ target }) => (target as HTMLFormElement).dataset.forgets !== undefined && forgetAll());
	const forms = [...document.querySelectorAll<HTMLFormElement>("form[data-draft]")];
	for (const form of forms) restore(form);
	void restoreLasting(forms.filter(isLasting));
}
