import type { Actor } from "#workflows/docket.ts";

/** A person under one of their hats, and the jurisdictions whose plans that lets them see. */
export type Sender = Extract<Actor, { kind: "person" }> & { jurisdictionIds: number[] };
