/**
 * The page's one script. Everything works without it: it keeps a form from being sent twice, keeps what was typed when the line drops or the
 * session ends, sends filters as soon as they are chosen, keeps the place on the page after a form has been sent, asks again while a page waits
 * for something, and shows the words of the document that the address names.
 */
import { keepPane } from "./lib/panes.client.ts";
import { keepAsking } from "./lib/waiting.client.ts";

const PLACE = "liandu:place";
const draftKey = (form: HTMLFormElement) => (form.dataset.draft ? `liandu:draft:${form.dataset.draft}` : null);

function send(event: SubmitEvent): void {
	const form = event.target as HTMLFormElement;
	if (form.method !== "post") return;
	if (form.dataset.isSent) {
		event.preventDefault();
		return;
	}
	form.dataset.isSent = "true";
	event.submitter?.setAttribute("aria-busy", "true");
	sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, y: scrollY }));
}

const isKept = ({ name, type }: HTMLInputElement) => name !== "" && !["password", "file", "hidden", "submit"].includes(type);
/** Which state of its step a form was filled in for. */
const seenBy = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>("input[name=seen]")?.value;

function keepDraft(event: Event): void {
	const field = event.target as HTMLInputElement;
	const form = field.form;
	const key = form && draftKey(form);
	if (!form || !key || !isKept(field)) return;
	const values = [...new FormData(form)].filter(
		([name, value]) => typeof value === "string" && !["event", "step", "seen"].includes(name),
	);
	sessionStorage.setItem(key, JSON.stringify({ seen: seenBy(form), values }));
}

/** Gives back what was typed: into empty fields, and over what the server filled in if its step is still as it was then. */
function restoreDraft(form: HTMLFormElement): void {
	const kept = JSON.parse(sessionStorage.getItem(draftKey(form) ?? "") ?? "{}") as { seen?: string; values?: [string, string][] };
	const isSame = kept.seen === seenBy(form);
	for (const [name, value] of kept.values ?? []) {
		const field = form.elements.namedItem(name) as HTMLInputElement | RadioNodeList | null;
		const isOne = field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement || field instanceof HTMLInputElement;
		if (!isOne || !isKept(field as HTMLInputElement) || ["checkbox", "radio"].includes(field.type)) continue;
		if (field.value === "" || isSame) field.value = value;
	}
}

function restorePlace(): void {
	const { path, y } = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}") as { path?: string; y?: number };
	sessionStorage.removeItem(PLACE);
	if (path === location.pathname && y !== undefined && !location.hash) scrollTo(0, y);
}

addEventListener("submit", send);
addEventListener("input", keepDraft);
addEventListener("change", (event) => {
	const form = (event.target as HTMLInputElement).form;
	if (form && form.dataset.auto !== undefined) form.requestSubmit();
});
// A page taken back from the browser's cache must be sendable again.
addEventListener("pageshow", () => {
	for (const form of document.querySelectorAll<HTMLFormElement>("form[data-is-sent]")) delete form.dataset.isSent;
});
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-draft]")) restoreDraft(form);
for (const done of document.querySelectorAll<HTMLElement>("[data-draft-done]"))
	sessionStorage.removeItem(`liandu:draft:${done.dataset.draftDone}`);
restorePlace();
keepPane();
keepAsking();
