import { isClockShifted } from "./clock.server.ts";
import { env } from "./env.server.ts";

/** Whether mails lie in files that people may look at: in the demonstration, when there is no mail server. */
export const hasLocalMail = isClockShifted && !env.SMTP_URL;
