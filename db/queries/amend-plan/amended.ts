import type { Comparison } from "../../plans/plan-diff.ts";

/** What is amended, and by which amendment: whatever goes is marked with it. */
export type Amended = Comparison & { planId: number; jurisdictionId: number; amendmentId: number };
/** The ids of the plan's tasks under their numbers, before and after. */
export type AmendedTasks = { before: Map<string, number>; after: Map<string, number> };
