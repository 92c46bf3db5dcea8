/**
 * The page's one script. Everything works without it: it keeps a form from being sent twice, keeps what was typed when the line drops or the
 * session ends (and holds back what an inspector records until the line is back, on a page that can be opened without one), sends filters as soon as they are chosen, keeps the place on the page after a form has been sent, asks again while a page waits
 * for something, and shows the words of the document that the address names.
 */
import { keepCounting } from "./lib/answered.client.ts";
import { keepPage } from "./lib/kept-page.client.ts";
import { keepPane } from "./lib/panes.client.ts";
import { holdBack, keepTyped } from "./lib/typed.client.ts";
import { keepAsking } from "./lib/waiting.client.ts";

const PLACE = "liandu:place";
/** How long a form stays shut after it was sent: the answer is a new page, and if none comes, one must be able to try again. */
const SENDING_MS = 10_000;

function open(form: HTMLFormElement): void {
	delete form.dataset.isSent;
	for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
}

function send(event: SubmitEvent): void {
	const form = event.target as HTMLFormElement;
	if (form.method !== "post") return;
	if (form.dataset.isSent) {
		event.preventDefault();
		return;
	}
	if (holdBack(form)) {
		event.preventDefault();
		return;
	}
	form.dataset.isSent = "true";
	event.submitter?.setAttribute("aria-busy", "true");
	setTimeout(() => open(form), SENDING_MS);
	sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, y: scrollY }));
}

function restorePlace(): void {
	const { path, y } = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}") as { path?: string; y?: number };
	sessionStorage.removeItem(PLACE);
	if (path === location.pathname && y !== undefined && !location.hash) scrollTo(0, y);
}

addEventListener("submit", send);
addEventListener("change", (event) => {
	const form = (event.target as HTMLInputElement).form;
	if (form && form.dataset.auto !== undefined) form.requestSubmit();
});
// A page taken back from the browser's cache must be sendable again.
addEventListener("pageshow", () => {
	for (const form of document.querySelectorAll<HTMLFormElement>("form[data-is-sent]")) open(form);
});
keepTyped();
keepCounting();
restorePlace();
keepPane();
keepAsking();
// A page that can't be kept is as good as any other: it is only gone when it is reloaded without a line.
keepPage().catch(() => undefined);
