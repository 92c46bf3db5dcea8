import type { Messages } from "../messages.ts";
import { workingDays } from "./plural.ts";

export const orders: Messages["orders"] = {
	title: "Supervision orders",
	replyBy: (on) => `To answer by ${on}`,
	cause: "Sent because",
	causeLine: (dueOn, days) => `Due ${dueOn}, ${workingDays(days)} late when sent`,
	received: "Received",
	objection: "Objection",
	answer: "Answer",
	verdict: "Secretariat",
	lifted: "Why lifted",
};
