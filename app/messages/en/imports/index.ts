import { confirm } from "./confirm.ts";
import { drafts } from "./drafts.ts";
import { head, rows, tables, tasks, units } from "./parts.ts";
import { reading } from "./reading.ts";
import { review } from "./review.ts";
import { warnings } from "./warnings.ts";

/** A document on its way to being a plan. */
export const imports = { ...drafts, ...reading, ...review, warnings, head, units, tasks, tables, rows, confirm };
