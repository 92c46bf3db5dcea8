import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

/** Unfolds everything that can be unfolded, also what closes its neighbours when it opens. */
const unfold = (page: Page) =>
	page.evaluate(() => {
		for (const details of document.querySelectorAll("details")) {
			details.removeAttribute("name");
			details.open = true;
		}
	});

/** By how many pixels the page is wider than the window. */
const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Words that lie on the words beside them: of any two neighbours in a row or grid, those whose contents overlap. */
const overlaps = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const boxOf = (element: Element) => {
			const range = document.createRange();
			range.selectNodeContents(element);
			return range.getBoundingClientRect();
		};
		// What opens over other things does so on purpose, and what scrolls isn't seen where it would overlap.
		const isOver = (element: Element) => {
			const { position, overflowX } = getComputedStyle(element);
			return !["static", "relative"].includes(position) || overflowX !== "visible";
		};
		const isLaidOut = (element: Element) =>
			element.checkVisibility() && ![element, ...element.querySelectorAll("*")].some(isOver);
		return [...document.querySelectorAll("main *")]
			.filter((element) => /grid|flex/.test(getComputedStyle(element).display))
			.flatMap((row) => {
				const cells = [...row.children].filter(isLaidOut);
				return cells.flatMap((cell, i) => {
					const [a, next] = [boxOf(cell), cells[i + 1]];
					const b = next && boxOf(next);
					const isLaidOver = b && a.right - b.left > 1 && b.right - a.left > 1 && a.bottom - b.top > 2 && b.bottom - a.top > 2;
					return isLaidOver && a.width > 0 && b.width > 0 ? [`${cell.textContent} | ${next.textContent}`.slice(0, 120)] : [];
				});
			});
	});

/** What people read on a page, piece by piece: texts, and the attributes that are read out or shown. */
export const wordsOn = (page: Page): Promise<string[]> =>
	page.evaluate(() => {
		const words = [document.title];
		const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			if (node instanceof Element) {
				for (const name of ["aria-label", "title", "placeholder", "alt"]) words.push(node.getAttribute(name) ?? "");
			} else if (!["SCRIPT", "STYLE"].includes(node.parentElement?.tagName ?? "")) words.push(node.textContent ?? "");
		}
		return words.map((word) => word.trim()).filter(Boolean);
	});

/** A page fits its window, folded and unfolded, wide and narrow, and no words lie on others. */
export async function expectFits(page: Page, name: string): Promise<void> {
	for (const size of [NARROW, WIDE]) {
		await page.setViewportSize(size);
		expect.soft(await overflow(page), `${name} at ${size.width}`).toBeLessThanOrEqual(0);
	}
	await unfold(page);
	for (const size of [NARROW, WIDE]) {
		await page.setViewportSize(size);
		expect.soft(await overflow(page), `${name} at ${size.width}, unfolded`).toBeLessThanOrEqual(0);
		expect.soft(await overlaps(page), `${name} at ${size.width}, unfolded`).toEqual([]);
	}
}

/** Nothing on a page, as it stands, breaks a rule of WCAG 2.2 A or AA that a machine can check. */
export async function expectAccessible(page: Page, name: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
	const told = violations.map(
		({ id, nodes }) =>
			`${id}: ${nodes
				.slice(0, 3)
				.map((n) => n.html.slice(0, 160))
				.join(" | ")} (${nodes.length})`,
	);
	expect.soft(told, name).toEqual([]);
}

/** Words of other alphabets that belong to Chinese pages: kinds of files, what robots call their address, the name of the other language, an apparatus that a plan prints, hashes and the command that checks them, credit codes. */
const ADMITTED =
	/SHA-256|\b[0-9a-f]{64}\b|\b[0-9A-Z]{18}\b|npm run --silent draw:verify -- FILE|XLSX|PDF|PostgreSQL|OCR|Webhook|whsec_\S+|\/feeds\/\S+|（DR）|Word|Excel|\b[KMG]B\b|English|https?|localhost|Cookie|\b(qp|rc|yq|cz|xq)[-\w]*(@example\.invalid)?|HeadlessChrome.*|Mozilla.*|[-\w]*\.(docx|xlsx|png|pdf|txt|md|csv)\b/g;

/** Everything on a page is said in Chinese. */
async function expectChinese(page: Page, name: string): Promise<void> {
	const foreign = (await wordsOn(page)).filter((word) => /[A-Za-z]{2,}/.test(word.replace(ADMITTED, "")));
	expect.soft(foreign, name).toEqual([]);
	expect.soft(await page.locator("html").getAttribute("lang"), name).toBe("zh-CN");
}

/** All that holds for every screen. */
export async function expectGood(page: Page, name: string): Promise<void> {
	await expectFits(page, name);
	await expectAccessible(page, name);
	await expectChinese(page, name);
}
