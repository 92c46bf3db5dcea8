/** The document beside its drafts: shows the words of the card that the address names, else stays where it was. */
const PLACE = "liandu:pane";

function seek(pane: HTMLElement): boolean {
	const card = location.hash.length > 1 ? document.getElementById(decodeURIComponent(location.hash.slice(1))) : null;
	const at = card?.dataset.at;
	const words = at ? document.getElementById(at) : null;
	if (!words || !pane.contains(words)) return false;
	for (const before of pane.querySelectorAll("[data-sought]")) before.removeAttribute("data-sought");
	words.setAttribute("data-sought", "");
	pane.scrollTop += words.getBoundingClientRect().top - pane.getBoundingClientRect().top - 24;
	return true;
}

export function keepPane(): void {
	const pane = document.querySelector<HTMLElement>("[data-pane]");
	if (!pane) return;
	const isPointedAt = location.hash !== "" && pane.contains(document.querySelector(":target"));
	const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}") as { path?: string; y?: number };
	if (!isPointedAt && !seek(pane) && kept.path === location.pathname) pane.scrollTop = kept.y ?? 0;
	addEventListener("hashchange", () => seek(pane));
	addEventListener("pagehide", () =>
		sessionStorage.setItem(PLACE, JSON.stringify({ path: location.pathname, y: pane.scrollTop })),
	);
}
