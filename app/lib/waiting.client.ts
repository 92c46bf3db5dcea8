/** Asks again for the part of a page that waits for something, until it no longer does; then shows the page anew. */
export function keepAsking(): void {
	const part = document.querySelector<HTMLElement>("[data-refresh]");
	if (!part) return;
	const after = Number(part.dataset.refresh) * 1000;
	const ask = async () => {
		try {
			const answer = await fetch(location.href, { headers: { accept: "text/html" } });
			const page = new DOMParser().parseFromString(await answer.text(), "text/html");
			const fresh = page.getElementById(part.id);
			if (!answer.ok || !fresh?.dataset.refresh) return location.reload();
			part.innerHTML = fresh.innerHTML;
		} catch {
			// The line is down for the moment.
		}
		setTimeout(ask, after);
	};
	setTimeout(ask, after);
}
