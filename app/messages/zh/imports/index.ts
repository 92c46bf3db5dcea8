import { confirm } from "./confirm.ts";
import { drafts } from "./drafts.ts";
import { head, rows, tables, tasks, units } from "./parts.ts";
import { reading } from "./reading.ts";
import { review } from "./review.ts";
import { warnings } from "./warnings.ts";

/** What the reader calls a place that no number names. */
const places: Record<string, string> = { 文首: "文首", 文末: "文末", 表: "表" };

/** A document on its way to being a plan. */
export const imports = { places, ...drafts, ...reading, ...review, warnings, head, units, tasks, tables, rows, confirm };
