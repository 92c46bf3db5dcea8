import { expect, type Locator, type Page } from "@playwright/test";
import type { Evidence } from "./evidence.ts";

/** What goes into a form, by the labels of its fields: words, a choice, a tick, ticks within a list, files. */
export type Filling = Record<string, string | { choose: string } | { tick: string[] } | true | Evidence[]>;

const exactly = (text: string): RegExp => new RegExp(`^\\s*${text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}\\s*\\*?\\s*$`);

/** The button, or the heading of a folded form, under which an event is offered; a folded form's heading has no role of its own. */
export const offer = (place: Locator, event: string): Locator =>
	place
		.locator("summary")
		.filter({ hasText: exactly(event) })
		.or(place.getByRole("button", { name: event, exact: true }));

/** Opens the form of an event, if it has one that is folded, and gives it. */
export async function openForm(place: Locator, event: string): Promise<Locator> {
	const button = place.getByRole("button", { name: event, exact: true });
	const isFolded = !(await button.isVisible());
	if (isFolded)
		await place
			.locator("summary")
			.filter({ hasText: exactly(event) })
			.click();
	await expect(button).toBeVisible();
	return place.locator("form").filter({ has: place.page().getByRole("button", { name: event, exact: true }) });
}

export const field = (form: Locator, label: string): Locator => form.getByLabel(exactly(label));

/** A list of boxes within a form, by what it is called. */
export const group = (form: Locator, label: string): Locator => form.getByRole("group", { name: exactly(label) });

async function fill(form: Locator, filling: Filling): Promise<void> {
	for (const [label, value] of Object.entries(filling)) {
		const control = field(form, label);
		if (typeof value === "string") await control.fill(value);
		else if (typeof value === "object" && "tick" in value)
			for (const one of value.tick) await field(group(form, label), one).check();
		else if (value === true) await control.check();
		else if (Array.isArray(value)) await control.setInputFiles(value);
		else await control.selectOption({ label: value.choose });
	}
}

/** Fills the form of an event and sends it, whatever comes of it; gives the status of the answer. */
export async function send(place: Locator, event: string, filling: Filling = {}): Promise<number> {
	const page = place.page();
	const form = await openForm(place, event);
	await fill(form, filling);
	const answered = page.waitForResponse((response) => response.request().method() === "POST");
	const loaded = page.waitForEvent("load");
	await form.getByRole("button", { name: event, exact: true }).click();
	await loaded;
	return (await answered).status();
}

/** Sends an event and sees the page say that it is done. */
export async function act(place: Locator, event: string, filling: Filling = {}): Promise<void> {
	await send(place, event, filling);
	await expect(place.page().getByRole("status")).toContainText(`已办理：${event}`);
}

/** The row of a task on the desk; of one unit's part in it, if given. */
export async function deskRow(page: Page, title: string, unit?: string): Promise<Locator> {
	await page.goto("/desk");
	const rows = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: title }) });
	return unit ? rows.filter({ hasText: unit }) : rows;
}

/** A group of the desk by its name. */
export const deskGroup = (page: Page, name: string): Locator => page.getByRole("region", { name: new RegExp(`^${name}`) });

/** A unit's part on the page of a task. */
export const dutyOf = (page: Page, unit: string): Locator =>
	page.getByRole("listitem").filter({ has: page.locator("summary").filter({ hasText: unit }) });

/** The line that a unit's part shows while it is folded. */
export const lineOf = (page: Page, unit: string): Locator => dutyOf(page, unit).locator("summary").first();

/** Unfolds a unit's part on the page of a task. */
export async function openDuty(page: Page, unit: string): Promise<Locator> {
	const duty = dutyOf(page, unit);
	const isOpen = await duty.locator("details").first().getAttribute("open");
	if (isOpen === null) await lineOf(page, unit).click();
	return duty;
}
