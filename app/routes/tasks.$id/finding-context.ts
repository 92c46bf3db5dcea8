import type { RectificationContext } from "#workflows/rectification/context.ts";

/** What version 1 remembered of a finding in other words. */
type First = { opinion?: string | null; lookbackOn?: string | null };
/** What a finding remembers, whichever version of its machine it was opened with. */
export type FindingContext = Partial<RectificationContext> & First;
