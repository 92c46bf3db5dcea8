import type { MeetingContext } from "#workflows/meeting/context.ts";
import type { PartProps } from "../part-props.ts";
import type { MeetingFacts } from "./load-meeting.server.ts";

/** What every part of a meeting's page is drawn from. */
export type MeetingProps = PartProps & { context: MeetingContext; meeting: MeetingFacts };
