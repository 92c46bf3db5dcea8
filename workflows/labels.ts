import { bulletinLabels } from "./bulletin/labels.ts";
import { campaignLabels } from "./campaign/labels.ts";
import type { ClockState } from "./clock/states.ts";
import { deploymentLabels } from "./deployment/labels.ts";
import { extensionLabels } from "./extension/labels.ts";
import { implementationLabels } from "./implementation/labels.ts";
import { inspectionLabels } from "./inspection/labels.ts";
import type { Rung } from "./ladder.ts";
import type { Labels, Language } from "./language.ts";
import { letterLabels } from "./letter/labels.ts";
import { lookbackLabels } from "./lookback/labels.ts";
import { meetingLabels } from "./meeting/labels.ts";
import type { MachineName, Role } from "./names.ts";
import { orderLabels } from "./order/labels.ts";
import { pointLabels } from "./point/labels.ts";
import { rectificationLabels } from "./rectification/labels.ts";
import { referralLabels } from "./referral/labels.ts";
import { sanctionLabels } from "./sanction/labels.ts";
import { summaryLabels } from "./summary/labels.ts";
import { supervisionLabels } from "./supervision/labels.ts";

export const processLabels: Record<MachineName, Labels> = {
	supervision: supervisionLabels,
	deployment: deploymentLabels,
	implementation: implementationLabels,
	inspection: inspectionLabels,
	rectification: rectificationLabels,
	lookback: lookbackLabels,
	referral: referralLabels,
	sanction: sanctionLabels,
	extension: extensionLabels,
	order: orderLabels,
	letter: letterLabels,
	campaign: campaignLabels,
	bulletin: bulletinLabels,
	point: pointLabels,
	meeting: meetingLabels,
	summary: summaryLabels,
};

export const roleLabels: Record<Language, Record<Role, string>> = {
	zh: { lead: "牵头", cooperate: "配合", implement: "落实" },
	en: { lead: "Lead", cooperate: "Cooperate", implement: "Implement" },
};

export const rungLabels: Record<Language, Record<Rung, string>> = {
	zh: { remind: "提醒", urge: "催办", supervise: "督办", bulletin: "通报", jointMeeting: "提交联席会议" },
	en: { remind: "Reminder", urge: "Urged", supervise: "Supervised", bulletin: "Bulletin", jointMeeting: "Joint meeting" },
};

export const clockLabels: Record<Language, { states: Record<ClockState, string>; events: Record<string, string> }> = {
	zh: {
		states: {
			idle: "无时限",
			unconfirmed: "时限待确认",
			running: "计时中",
			warned: "临期",
			overdue: "已逾期",
			paused: "暂停计时",
			lifted: "已解除督办",
			stopped: "停止计时",
		},
		events: {
			"deadline.confirm": "确认时限",
			"deadline.recount": "按日历改期",
			"deadline.passed": "时限已过",
			"ladder.recounted": "重排催办时间",
			"rung.reached": "升级",
			"order.lifted": "督办已解除",
			"clock.start": "起算",
			"clock.move": "改期",
			"clock.pause": "暂停",
			"clock.resume": "恢复",
			"clock.stop": "停止",
			"clock.end": "终止",
			"clock.restart": "续算",
		},
	},
	en: {
		states: {
			idle: "No deadline",
			unconfirmed: "Deadline to confirm",
			running: "Running",
			warned: "Due soon",
			overdue: "Overdue",
			paused: "Paused",
			lifted: "Supervision lifted",
			stopped: "Stopped",
		},
		events: {
			"deadline.confirm": "Confirm deadline",
			"deadline.recount": "Move by the calendar",
			"deadline.passed": "Deadline passed",
			"ladder.recounted": "Reminders rescheduled",
			"rung.reached": "Escalated",
			"order.lifted": "Supervision lifted",
			"clock.start": "start",
			"clock.move": "move",
			"clock.pause": "pause",
			"clock.resume": "resume",
			"clock.stop": "stop",
			"clock.end": "end",
			"clock.restart": "restart",
		},
	},
};

const own = (table: Record<string, string>, key: string): string | undefined =>
	Object.hasOwn(table, key) ? table[key] : undefined;

/** The word for an event of a process, whether people send it, the clock does, or another step. */
export const eventLabel = (machine: MachineName, event: string, language: Language): string =>
	own(processLabels[machine][language].events, event) ?? own(clockLabels[language].events, event) ?? event;

/** The word for a work state of a process. */
export const stateLabel = (machine: MachineName, state: string, language: Language): string =>
	own(processLabels[machine][language].states, state) ?? state;
