import { type Act, acting } from "./act.ts";

const office = "区公共卫生联席会议办公室";
const health = "区卫生健康委";
const [zhujiajiao, liantang, baihe] = ["朱家角镇人民政府", "练塘镇人民政府", "白鹤镇人民政府"];
const [first, second] = ["朱家角演示石材加工厂", "练塘演示石材加工厂"];
const checked = acting("000", "石材加工单位粉尘治理检查");
const whole = { machine: "campaign", of: health };
const conform = (...but: string[]) =>
	Object.fromEntries(["1", "2", "3", "4", "5", "6", "7"].map((key) => [key, but.includes(key) ? "breach" : "conform"]));

/** Every stone works of two towns is visited, with a finding in each. */
function visits(): Act[] {
	const to = (object: string) => ({ machine: "inspection", of: health, object });
	return [
		checked("2020-06-12", health, "campaign.freeze", {
			...whole,
			data: {
				ratios: {
					severe: { comparator: "≥", percent: "100" },
					ordinary: { comparator: "≥", percent: "0" },
					unclassified: { comparator: "≥", percent: "0" },
				},
				from: "2020-06-16",
				until: "2020-06-17",
			},
			units: { unitIds: [zhujiajiao, liantang] },
		}),
		checked("2020-06-12", health, "campaign.draw", whole),
		checked("2020-06-15", health, "campaign.start", whole),
		checked("2020-06-16", health, "visit.begin", to(first)),
		checked("2020-06-16", health, "visit.find", {
			...to(first),
			data: {
				item: "5",
				finding: "六名切割工没有做过在岗期间职业健康检查。",
				basis: "职业病防治法第三十五条",
				severity: "serious",
				dueOn: "2020-07-03",
			},
			units: { unitId: zhujiajiao },
		}),
		checked("2020-06-16", health, "visit.record", {
			...to(first),
			data: { answers: conform("5"), notes: {}, result: "防尘设施运行正常；在岗期间职业健康检查没有做。" },
		}),
		checked("2020-06-17", health, "visit.begin", to(second)),
		checked("2020-06-17", health, "visit.find", {
			...to(second),
			data: {
				item: "2",
				finding: "湿式切割的供水已停用，工人在干式切割，没有维护记录。",
				basis: "职业病防治法第二十二条、第二十五条",
				severity: "serious",
				dueOn: "2020-07-03",
			},
			units: { unitId: liantang },
		}),
		checked("2020-06-17", health, "visit.record", {
			...to(second),
			data: { answers: conform("2", "6"), notes: { 6: "警示标识破损，已当场更换。" }, result: "供水停用，责令改正。" },
		}),
		checked("2020-06-18", health, "campaign.conclude", {
			...whole,
			data: { summary: "两镇石材加工单位全部查到，发现问题两个，均已责令整改。" },
		}),
	];
}

/** A finding from its plan to its publication. */
function closedOut(unit: string, lookBackOn: string, { measures, inCharge, result, opinion }: Record<string, string>): Act[] {
	const finding = { machine: "rectification", of: unit };
	return [
		checked("2020-06-19", unit, "rectification.plan", { ...finding, data: { measures, inCharge, doneBy: "2020-06-30" } }),
		checked("2020-06-22", health, "rectification.approve", finding),
		checked("2020-07-01", unit, "rectification.submit", { ...finding, data: { result }, files: 1 }),
		checked("2020-07-06", health, "rectification.verify", { ...finding, data: { checkedOn: "2020-07-03", opinion } }),
		checked("2020-07-08", health, "rectification.sign", { ...finding, position: "head" }),
		checked("2020-07-15", office, "rectification.publish", {
			...finding,
			data: { place: "区政府网站", until: "2020-07-22" },
			lookBackOn,
		}),
	];
}

/** A referral that was answered and settled, and one that has been answered; a third waits. */
function referrals(): Act[] {
	const insurance = "区人力资源社会保障局";
	const safety = "区应急管理局";
	const again = acting("000", "三（一）4");
	const finding = (of: string) => ({ machine: "rectification", of });
	const referral = (of: string) => ({ machine: "referral", of });
	return [
		checked("2020-06-19", health, "referral.send", {
			...finding(zhujiajiao),
			data: { matter: "六名切割工没有劳动合同，请核查用工和参保情况。", basis: "三（四）3", answerBy: "2020-06-30" },
			units: { toUnitId: insurance },
		}),
		checked("2020-06-22", insurance, "referral.receive", referral(insurance)),
		checked("2020-06-29", insurance, "referral.answer", {
			...referral(insurance),
			data: { result: "已责令补签劳动合同，六人自七月起参加工伤保险。" },
		}),
		checked("2020-06-30", health, "referral.close", { ...referral(insurance), data: { note: "已核对参保名单。" } }),
		again("2020-09-01", health, "referral.send", {
			...finding(baihe),
			data: { matter: "停用设施期间新招切割工四人，请核查是否参加工伤保险。", basis: "三（二）3", answerBy: "2020-09-11" },
			units: { toUnitId: insurance },
		}),
		again("2020-09-02", insurance, "referral.receive", referral(insurance)),
		again("2020-09-08", insurance, "referral.answer", {
			...referral(insurance),
			data: { result: "四人中三人已参保，一人当月补办，滞纳金由单位承担。" },
		}),
		checked("2020-09-02", health, "referral.send", {
			...finding(liantang),
			data: { matter: "整改后再次停用防尘设施，请核查是否具备安全生产条件。", basis: "三（一）5", answerBy: "2020-09-16" },
			units: { toUnitId: safety },
		}),
		checked("2020-09-03", safety, "referral.receive", referral(safety)),
	];
}

/** What came of looking back: one is still to be seen, one has relapsed, which is made public; what more is proposed waits for a decision. */
function afterwards(): Act[] {
	const finding = { machine: "rectification", of: liantang };
	const sanction = { machine: "sanction", of: health };
	const again = acting("000", "三（一）4");
	return [
		checked("2020-08-31", health, "lookback.relapse", {
			...finding,
			data: { reason: "供水又已停用，三个工位在干式切割。", dueOn: "2020-09-21" },
			files: 1,
		}),
		checked("2020-09-01", health, "sanction.propose", {
			...finding,
			data: { measure: "公开曝光", employer: second, grounds: "整改公示后不到两个月又停用防尘设施，属拒不整改。" },
		}),
		checked("2020-09-02", office, "sanction.decide", {
			...sanction,
			position: "head",
			data: { documentNumber: "青公卫联办决〔2020〕1号" },
		}),
		checked("2020-09-03", health, "sanction.publish", { ...sanction, data: { place: "区政府网站曝光台", on: "2020-09-03" } }),
		checked("2020-09-04", liantang, "rectification.plan", {
			...finding,
			data: { measures: "改装固定式供水并加装联锁，停水即停机。", inCharge: "经济发展办", doneBy: "2020-09-18" },
		}),
		again("2020-09-09", health, "sanction.propose", {
			machine: "rectification",
			of: baihe,
			data: { measure: "责令停产整顿", employer: "白鹤某石材加工点（演示）", grounds: "限期内没有恢复湿式作业，仍在生产。" },
		}),
	];
}

/** 青浦's stone works: a campaign from its visits to what is seen two months later. */
export const stoneWorksStory: Act[] = [
	...visits(),
	...closedOut(zhujiajiao, "2020-09-08", {
		measures: "联系区疾控中心为六人补做体检，建监护档案。",
		inCharge: "社会事业发展办",
		result: "六人体检完成，无禁忌证，档案已建。",
		opinion: "查体检报告和档案六份，属实。",
	}),
	...closedOut(liantang, "2020-08-31", {
		measures: "恢复供水，固定维护人员，每班记录。",
		inCharge: "经济发展办",
		result: "供水已恢复，维护记录自六月二十四日起每班填写。",
		opinion: "现场看三个工位均为湿式切割，记录齐全。",
	}),
	...referrals(),
	...afterwards(),
];
