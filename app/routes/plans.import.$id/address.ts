export const tabs = ["warnings", "head", "units", "tasks", "tables", "rows", "confirm"] as const;
export type Tab = (typeof tabs)[number];

type To = { tab: Tab; chapter?: number; open?: string | null; saved?: string };

/** The address of a place in a review, the same for the same place, so that a browser moves within the page where it can. */
export function reviewPath(id: number, { tab, chapter = 0, open, saved }: To, anchor = ""): string {
	const params = new URLSearchParams({ tab });
	if (chapter > 0) params.set("chapter", String(chapter));
	if (open) params.set("open", open);
	if (saved) params.set("saved", saved);
	return `/plans/import/${id}?${params}${anchor && `#${anchor}`}`;
}

/** Where an amended document is held against the plan that it amends. */
export const changesPath = (id: number): string => `/plans/import/${id}/changes`;

/** The anchor of a part's words in the document, and of its card. */
export const wordsAnchor = (n: number): string => `L${n}`;
export const cardAnchor = (key: string): string => `c-${key}`;

const TABS: Record<string, Tab> = { t: "tasks", u: "units", p: "tables", i: "tables", r: "rows", w: "warnings" };
/** On which tab a part is seen to. */
export const tabOf = (key: string): Tab => TABS[key.charAt(0)] ?? "head";
