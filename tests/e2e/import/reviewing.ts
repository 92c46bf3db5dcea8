import type { Locator, Page } from "@playwright/test";
import { readDrafts } from "#app/services/read-drafts.ts";
import type { Evidence } from "../evidence.ts";
import type { Portal } from "../portal.ts";

/** What the worker does with the documents that wait. */
export const letRead = (portal: Portal): Promise<number> => readDrafts(portal.db);

/** Hands a document in. */
export async function upload(page: Page, file: Evidence): Promise<void> {
	await page.goto("/plans/import");
	await page.getByLabel("选择文件").setInputFiles(file);
	await page.getByRole("button", { name: "上传并读取" }).click();
}

/** One of the tabs of a review, each a page of its own. */
export const openTab = (page: Page, name: string): Promise<void> =>
	page.getByRole("navigation", { name: "导入方案" }).getByRole("link", { name }).click();

/** A task as it was read. */
export const cardOf = (page: Page, clause: string): Locator =>
	page.getByRole("article").filter({ has: page.getByText(clause, { exact: true }) });

/** A unit as it was read. */
export const unitLine = (page: Page, name: string): Locator =>
	page.getByRole("listitem").filter({ has: page.getByText(name, { exact: true }) });

/** Opens the form of a card or a line. */
export async function openEdit(place: Locator): Promise<Locator> {
	await place.getByRole("link", { name: "修改" }).click();
	return place.locator("form").filter({ has: place.page().getByRole("button", { name: "保存", exact: true }) });
}

export async function save(form: Locator): Promise<void> {
	await form.getByRole("button", { name: "保存", exact: true }).click();
	await form.page().getByRole("status").filter({ hasText: "已保存" }).waitFor();
}
