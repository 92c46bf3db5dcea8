/**
 * Answers for the pages of visits alone (`/visits/`): from the network, as ever; only where that can't be reached, from what the page kept of itself
 * (`app/lib/kept-page.client.ts`). It keeps nothing.
 */
async function answer({ request }) {
	try {
		return await fetch(request);
	} catch (error) {
		// A page is kept under its path: what its address says besides is of the moment.
		const kept = await caches.match(request, { ignoreSearch: true, ignoreVary: true });
		if (kept) return kept;
		throw error;
	}
}

addEventListener("fetch", (event) => {
	if (event.request.method === "GET") event.respondWith(answer(event));
});
