/** Shows how many questions of a page are answered so far, and whether there is a line. */
function count(): void {
	const answered = document.querySelectorAll("input[type=radio]:checked").length;
	for (const bar of document.querySelectorAll<HTMLProgressElement>("progress[data-answered]")) bar.value = answered;
	for (const figure of document.querySelectorAll("[data-answered-count]")) figure.textContent = String(answered);
}

function showLine(): void {
	for (const note of document.querySelectorAll<HTMLElement>("[data-offline-note]")) note.hidden = navigator.onLine;
}

/** Keeps both true from now on. */
export function keepCounting(): void {
	if (document.querySelector("[data-answered]")) {
		addEventListener("change", count);
		count();
	}
	for (const change of ["online", "offline"]) addEventListener(change, showLine);
	showLine();
}
