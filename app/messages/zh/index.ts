import { admin } from "./admin.ts";
import { amendments } from "./amendments.ts";
import { bulletins } from "./bulletins.ts";
import { calendars } from "./calendars.ts";
import { desk, notices } from "./desk.ts";
import { employers } from "./employers.ts";
import { feeds } from "./feeds.ts";
import { fields } from "./fields.ts";
import { hooks } from "./hooks.ts";
import { imports } from "./imports/index.ts";
import { inspections } from "./inspections.ts";
import { ladder } from "./ladder.ts";
import { letters } from "./letters.ts";
import { light } from "./light.ts";
import { escalations, ledgers, me, plans, units } from "./lists.ts";
import { localMail, mail } from "./mail.ts";
import { bodies, meetings } from "./meetings.ts";
import { orders } from "./orders.ts";
import { papers, paperTemplates } from "./papers.ts";
import { rectifications } from "./rectifications.ts";
import { refusals } from "./refusals.ts";
import { sanctions } from "./sanctions.ts";
import { problems, shell, signIn } from "./shell.ts";
import { summaries } from "./summaries.ts";
import { task, tasks } from "./tasks.ts";
import { template } from "./template.ts";
import { checklists, visits } from "./visits.ts";

export const zh = {
	shell,
	signIn,
	problems,
	fields,
	refusals,
	light,
	calendars,
	desk,
	notices,
	tasks,
	task,
	escalations,
	ladder,
	orders,
	papers,
	paperTemplates,
	ledgers,
	plans,
	imports,
	amendments,
	template,
	letters,
	employers,
	checklists,
	visits,
	rectifications,
	sanctions,
	inspections,
	bulletins,
	meetings,
	bodies,
	summaries,
	units,
	me,
	mail,
	localMail,
	hooks,
	feeds,
	admin,
};
