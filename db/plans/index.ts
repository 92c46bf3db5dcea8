import qingpu from "./000-qingpu.ts";
import rongchang from "./001-rongchang.ts";
import yueqing from "./002-yueqing.ts";
import cangzhou from "./003-cangzhou.ts";
import xiqu from "./004-xiqu.ts";
import type { PlanDocumentInput } from "./plan-document.ts";

/** The plans that come with the portal, in the order of their numbers. */
export const builtInPlans: readonly PlanDocumentInput[] = [qingpu, rongchang, yueqing, cangzhou, xiqu];
