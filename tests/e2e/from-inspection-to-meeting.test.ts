import { climbing } from "./inspection-to-meeting/climbing.ts";
import { closing } from "./inspection-to-meeting/closing.ts";
import { lookingBack } from "./inspection-to-meeting/looking-back.ts";
import { meetingOver } from "./inspection-to-meeting/meeting.ts";
import { rectifying } from "./inspection-to-meeting/rectifying.ts";
import { sampling } from "./inspection-to-meeting/sampling.ts";
import { visiting } from "./inspection-to-meeting/visiting.ts";
import { test } from "./test.ts";

/** One campaign on 青浦's towns from its sealed seed to the joint meeting and back: what was drawn, found, put right, relapsed, climbed, resolved and closed. */
test.use({ world: { name: "inspection-to-meeting", plans: "untouched", on: "2020-08-03" } });
test.describe.configure({ mode: "serial", timeout: 240_000 });

sampling();
visiting();
rectifying();
lookingBack();
climbing();
meetingOver();
closing();
