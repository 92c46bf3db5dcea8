import type { Database } from "#db/client.server.ts";
import { digest, findDocket } from "#db/queries/get-docket.ts";
import type { CampaignContext } from "#workflows/campaign/context.ts";
import { openPart } from "#workflows/campaign/open-part.ts";
import { drawFacts, type Proof, proofOf } from "#workflows/campaign/proof.ts";
import { mayRead } from "#workflows/who.ts";
import type { Sender } from "./sender.ts";

/** The published file of a campaign's draw; null where there is none yet, or not for this person. */
export async function readDraw(db: Database, taskId: number, { unitId, jurisdictionIds }: Sender): Promise<Proof | null> {
	const docket = await findDocket(db.sql, taskId, jurisdictionIds);
	const [whole] = docket?.steps ?? [];
	if (!docket || whole?.machine !== "campaign") return null;
	const facts = drawFacts(taskId, mayRead(unitId, docket, whole) ? (whole.context as CampaignContext) : openPart(whole));
	return facts && proofOf(facts, digest);
}
