import type { PlanDocument } from "./plan-document.ts";

/**
 * What two versions of a list differ in. `at`, `from` and `to` are places in the old and in the new list. An item that is in none of the four
 * is the same in both, and stands in the same order among those that are.
 */
export type ListDiff<T> = {
	added: { at: number; item: T }[];
	removed: { at: number; item: T }[];
	changed: { from: number; to: number; before: T; after: T }[];
	moved: { from: number; to: number; item: T }[];
};

/** What a plan says of itself as a whole, and an amendment can say otherwise. */
export const headFields = ["title", "number", "issuers", "issuedOn", "period"] as const;
export type HeadField = (typeof headFields)[number];
type HeadChange = { [F in HeadField]: { field: F; before: PlanDocument[F]; after: PlanDocument[F] } }[HeadField];

/** The parts of a document that are lists, each compared item by item. */
export const listFields = [
	"phases",
	"clauses",
	"units",
	"tasks",
	"indicators",
	"responsibility",
	"discrepancies",
	"warnings",
] as const;
export type ListField = (typeof listFields)[number];

/**
 * What an amended document changes in a plan: applied to the old document it gives the new one, and it says nothing twice. What only follows
 * from a clause that got another number (where an indicator, a phase, a row refers to it) is no change of its own.
 */
export type PlanDiff = { head: HeadChange[] } & { [F in ListField]: ListDiff<PlanDocument[F][number]> };

/** Which item of the new list is which of the old one, by place. */
export type Pairs = { from: number; to: number }[];

/** An amended document beside the plan it amends: both in the same terms, which of their items are the same, and all that differs. */
export type Comparison = { before: PlanDocument; after: PlanDocument; pairs: Record<ListField, Pairs>; diff: PlanDiff };
