import type { Review } from "./load-draft-view.server.ts";
import type { Refused } from "./take-edit.server.ts";

/** What each tab of the review is drawn from. */
export type TabProps = { review: Review; refused: Refused | null };
