import { type Act, acting } from "./act.ts";

const office = "区公共卫生联席会议办公室";
const health = "区卫生健康委";
const towns = ["朱家角镇", "赵巷镇", "徐泾镇", "华新镇", "重固镇", "白鹤镇", "练塘镇", "金泽镇"].map((n) => `${n}人民政府`);
const streets = ["夏阳街道", "盈浦街道", "香花桥街道"].map((n) => `${n}办事处`);
const towned = acting("000", "镇、街道尘肺病防治工作督导");
const double = acting("000", "用人单位粉尘危害双随机检查");
const whole = { machine: "campaign" };
const most = { comparator: "≥", percent: "30" };

/** Campaigns of inspections in 青浦: one drawn of the towns and streets, its visits ordered; one of employers whose lists are frozen, to be drawn. */
export const campaignStory: Act[] = [
	towned("2020-09-08", health, "campaign.freeze", {
		...whole,
		data: { ratios: { all: most }, from: "2020-09-10", until: "2020-09-18" },
		units: { unitIds: [...towns, ...streets] },
	}),
	towned("2020-09-08", health, "campaign.draw", whole),
	towned("2020-09-09", health, "campaign.start", whole),
	double("2020-09-09", office, "campaign.freeze", {
		...whole,
		data: {
			ratios: { severe: { comparator: "≥", percent: "100" }, ordinary: most, unclassified: { comparator: ">", percent: "10" } },
			from: "2020-09-14",
			until: "2020-09-30",
			perVisit: "2",
		},
		units: { inspectorUnitIds: [health, "区应急管理局", "区人力资源社会保障局", "区总工会"] },
	}),
];
