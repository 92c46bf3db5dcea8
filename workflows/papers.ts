/** 公文: the kinds of papers that are issued, each numbered in a row of its own. */
export const paperKinds = ["order", "rectification", "letter", "bulletin", "minutes", "summary"] as const;
export type PaperKind = (typeof paperKinds)[number];

/** Who may read a paper: those who may read the step it is about, or everybody in the jurisdiction. */
type Readers = "parties" | "jurisdiction";

/** Which event issues which kind of paper, and for whom: the one table. Whoever saves an event of these saves a paper with it. */
export const papers: Record<PaperKind, { issuedBy: string; readers: Readers }> = {
	order: { issuedBy: "order.opened", readers: "parties" },
	rectification: { issuedBy: "rectification.opened", readers: "parties" },
	letter: { issuedBy: "letter.countersign", readers: "parties" },
	bulletin: { issuedBy: "bulletin.issue", readers: "jurisdiction" },
	minutes: { issuedBy: "minutes.issue", readers: "parties" },
	summary: { issuedBy: "summary.issue", readers: "jurisdiction" },
};

const kindsByEvent = new Map(paperKinds.map((kind) => [papers[kind].issuedBy, kind]));

/** The kind of paper that an event issues; undefined for most. */
export const paperIssuedBy = (event: string): PaperKind | undefined => kindsByEvent.get(event);
