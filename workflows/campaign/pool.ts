import type { Docket } from "../docket.ts";
import type { CampaignContext } from "./context.ts";
import type { Inspector } from "./draw.ts";

/** Who might have been drawn to inspect in a docket's campaign; nobody in a docket of any other kind. */
export function inspectorPool({ steps: [whole] }: Docket): Inspector[] {
	const { terms } = (whole?.context ?? {}) as Partial<CampaignContext>;
	return terms?.inspectors ?? [];
}
