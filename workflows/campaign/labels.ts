import type { Labels } from "../language.ts";

export const campaignLabels: Labels = {
	zh: {
		name: "督导检查",
		states: {
			drafted: "筹备中",
			committed: "名单已封存",
			drawn: "已抽取",
			underway: "检查中",
			concluded: "已结束",
			cancelled: "已取消",
		},
		events: {
			"campaign.opened": "发起检查，封存随机数",
			"campaign.freeze": "封存名单",
			"campaign.avoid": "登记回避",
			"campaign.draw": "公开抽取",
			"campaign.start": "下达检查",
			"campaign.conclude": "结束检查",
			"campaign.cancel": "取消检查活动",
		},
	},
	en: {
		name: "Inspection campaign",
		states: {
			drafted: "In preparation",
			committed: "Lists frozen",
			drawn: "Drawn",
			underway: "Underway",
			concluded: "Concluded",
			cancelled: "Cancelled",
		},
		events: {
			"campaign.opened": "Opened, seed sealed",
			"campaign.freeze": "Freeze the lists",
			"campaign.avoid": "Record an avoidance",
			"campaign.draw": "Draw",
			"campaign.start": "Order the visits",
			"campaign.conclude": "Conclude",
			"campaign.cancel": "Cancel the campaign",
		},
	},
};
