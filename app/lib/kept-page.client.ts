/** The page of a visit, kept on the device so that it can be opened again without a line: see `public/offline.js`. */
const NAME = "liandu:visits";
const SCOPE = "/visits/";

/** What a page is drawn and run with. */
const assets = (): string[] =>
	[...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>("link[rel=stylesheet], script[src]")].map((tag) =>
		tag instanceof HTMLLinkElement ? tag.href : tag.src,
	);

/**
 * Keeps the page as it stands on the server now, without what its address says of the last form: that is said once. Where there is no line, or no
 * room, what was kept before stays.
 */
export async function keepPage(): Promise<void> {
	if (!location.pathname.startsWith(SCOPE) || !navigator.onLine || !("serviceWorker" in navigator)) return;
	await navigator.serviceWorker.register("/offline.js", { scope: SCOPE });
	const page = await fetch(location.pathname);
	if (!page.ok || page.redirected) return;
	const cache = await caches.open(NAME);
	await cache.put(location.pathname, page);
	await cache.addAll(assets());
}

/** Forgets every page that was kept. */
export async function forgetPages(): Promise<void> {
	if ("caches" in window) await caches.delete(NAME);
}
