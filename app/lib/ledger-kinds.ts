import type { LedgerKind } from "#db/queries/list-ledger.ts";

/** The ledgers, in the order in which they are offered. */
export const ledgerKinds = ["work", "problems", "rectifications", "escalations"] as const satisfies readonly LedgerKind[];
