import type { NoticeKind } from "./notices.ts";

/** Where a unit's notices are pushed to besides inbox and mail: the robot of a chat group, or a system of its own. */
export const hookKinds = ["wecom", "dingtalk", "feishu", "webhook"] as const;
export type HookKind = (typeof hookKinds)[number];

/** What of a unit's notices a hook gets unless told otherwise: what asks for an act. */
export const defaultPushed: readonly NoticeKind[] = ["supervision", "reminder", "todo"];

/**
 * Seconds between two messages to one hook. The vendors take 20 a minute from a robot and shut it off for ten minutes beyond that (WeCom
 * 91770, DingTalk custom robots); what comes up in between goes into one message.
 */
export const MESSAGE_GAP_S = 6;
/** So long a hook is left alone that has said it is told too much. */
export const SHUT_OFF_S = 600;
/** So long one is left alone that isn't there. */
export const AWAY_S = 60;
/** So many notices go into one message. */
export const FOLD = 20;
