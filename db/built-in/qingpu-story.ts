import { type Act, acting, round } from "./act.ts";
import { qingpuMatters } from "./qingpu-matters.ts";

const office = "区公共卫生联席会议办公室";
const health = "区卫生健康委";
const zone = "青浦工业园区";
const towns = ["朱家角镇", "赵巷镇", "徐泾镇", "华新镇", "重固镇", "白鹤镇", "练塘镇", "金泽镇"].map((n) => `${n}人民政府`);
const streets = ["夏阳街道", "盈浦街道", "香花桥街道"].map((n) => `${n}办事处`);
const [zhujiajiao = "", zhaoxiang = "", xujing = "", huaxin = "", zhonggu = "", baihe = "", liantang = "", jinze = ""] = towns;
const [xiayang = ""] = streets;
const local = [...towns, ...streets, zone];
const but = (...left: string[]) => local.filter((unit) => !left.includes(unit));
const done = (text: string) => ({ data: { items: { text } } });

/** 三（一）1: the whole loop, with a return, a finding put right, and the close. */
function survey(): Act[] {
	const doing = acting("000", "三（一）1");
	const visit = { machine: "inspection", of: health };
	const finding = { machine: "rectification", of: huaxin };
	return [
		...round(
			doing,
			{
				lead: health,
				issue: "2020-05-26",
				sign: "2020-05-28",
				report: "2020-06-18",
				accept: "2020-06-22",
				units: but(xujing),
				figure: "调查用人单位数（家）",
			},
			[xujing],
		),
		doing("2020-06-19", xujing, "report.submit", { data: { items: { text: "已完成调查。", figure1: "12" } } }),
		doing("2020-06-23", health, "report.return", {
			of: xujing,
			data: { reasons: { figure1: "与行业台账相差较大，请核对后重报。" }, againBy: "2020-06-30" },
		}),
		doing("2020-06-29", xujing, "report.submit", { data: { items: { figure1: "126" } } }),
		doing("2020-06-30", health, "report.accept", { of: xujing }),
		doing("2020-06-30", health, "report.submit", {
			data: { items: { text: "全区专项调查完成，基础数据库建成。", figure1: "1386" } },
		}),
		doing("2020-07-02", office, "report.accept", { of: health }),
		doing("2020-08-03", health, "inspection.schedule", {
			machine: "supervision",
			of: null,
			data: { on: "2020-08-12", subject: "基础数据库抽查" },
			units: { objectUnitId: huaxin },
		}),
		doing("2020-08-12", health, "visit.begin", visit),
		doing("2020-08-12", health, "visit.find", {
			...visit,
			data: {
				finding: "抽查的十家用人单位中有两家没有登记岗位接尘人数。",
				basis: "三（一）1",
				severity: "minor",
				dueOn: "2020-08-25",
			},
			units: { unitId: huaxin },
		}),
		doing("2020-08-12", health, "visit.record", { ...visit, data: { result: "抽查十家，登记不全两家，其余相符。" } }),
		doing("2020-08-13", health, "inspection.conclude", { machine: "supervision", of: null }),
		doing("2020-08-14", huaxin, "rectification.plan", {
			...finding,
			data: { measures: "逐家补录岗位接尘人数并复核。", inCharge: "安环办", doneBy: "2020-08-21" },
		}),
		doing("2020-08-17", health, "rectification.approve", finding),
		doing("2020-08-21", huaxin, "rectification.submit", {
			...finding,
			data: { result: "两家已补录，另核对三十家无遗漏。" },
			files: 1,
		}),
		doing("2020-08-24", health, "rectification.verify", {
			...finding,
			data: { checkedOn: "2020-08-24", opinion: "现场核对两家登记表和岗位，属实。" },
		}),
		doing("2020-08-25", health, "rectification.sign", { ...finding, position: "head", data: { note: "同意销号。" } }),
		doing("2020-08-28", office, "rectification.publish", {
			...finding,
			data: { place: "区政府网站", until: "2020-09-04" },
			lookBackOn: "2020-09-24",
		}),
		doing("2020-09-08", health, "task.close", {
			machine: "supervision",
			of: null,
			data: { summary: "调查完成，数据库建成，检查发现的问题已整改并公示。" },
		}),
	];
}

/** Tasks in inspection and in rectification. */
function inspected(): Act[] {
	const governed = acting("000", "三（一）2");
	const again = acting("000", "三（一）4");
	const visit = { machine: "inspection", of: health };
	const finding = { machine: "rectification", of: baihe };
	const whole = {
		lead: health,
		issue: "2020-06-01",
		sign: "2020-06-03",
		report: "2020-08-05",
		accept: "2020-08-11",
		units: local,
	};
	const supervision = { machine: "supervision", of: null };
	return [
		...round(governed, { ...whole, figure: "纳入治理的用人单位数（家）" }),
		governed("2020-08-12", health, "report.submit", {
			data: { items: { text: "治理方案已传达，督促整改到位。", figure1: "412" } },
		}),
		governed("2020-08-14", office, "report.accept", { of: health }),
		governed("2020-09-02", health, "inspection.schedule", {
			...supervision,
			data: { on: "2020-09-15", subject: "重点行业防尘设施" },
			units: { objectUnitId: zone },
		}),
		...round(again, whole),
		again("2020-08-12", health, "report.submit", done("回头看覆盖已治理的七个行业。")),
		again("2020-08-14", office, "report.accept", { of: health }),
		again("2020-08-17", health, "inspection.schedule", {
			...supervision,
			data: { on: "2020-08-26", subject: "石材加工回头看" },
			units: { objectUnitId: baihe },
		}),
		again("2020-08-26", health, "visit.begin", visit),
		again("2020-08-26", health, "visit.find", {
			...visit,
			data: { finding: "一家石材加工单位湿式作业设施停用。", basis: "三（一）4", severity: "serious", dueOn: "2020-09-18" },
			units: { unitId: baihe },
		}),
		again("2020-08-26", health, "visit.record", { ...visit, data: { result: "查六家，一家设施停用。" } }),
		again("2020-08-27", health, "inspection.conclude", supervision),
		again("2020-08-28", baihe, "rectification.plan", {
			...finding,
			data: { measures: "修复喷淋并培训操作工，恢复前停止干式切割。", inCharge: "经济发展办", doneBy: "2020-09-15" },
		}),
		again("2020-08-31", health, "rectification.approve", finding),
	];
}

/** Late on every rung: due 31 July, 1, 7, 10 and 14 September. */
function late(): Act[] {
	const risky = acting("000", "三（三）3");
	const followUp = acting("000", "三（二）1");
	const insurance = acting("000", "三（二）3");
	const projects = acting("000", "三（三）2");
	const relief = acting("000", "三（二）2b");
	const base = { issue: "2020-06-08", sign: "2020-06-10", report: "2020-07-27", accept: "2020-07-30" };
	const second = { issue: "2020-07-20", sign: "2020-07-22", report: "2020-08-26", accept: "2020-08-28" };
	return [
		...round(risky, { ...base, lead: health, units: but(zhonggu), figure: "监督检查用人单位数（家）" }, [zhonggu]),
		risky("2020-08-06", zhonggu, "order.receive", { machine: "order" }),
		risky("2020-08-10", zhonggu, "order.answer", {
			machine: "order",
			position: "head",
			data: { text: "监督员借调抗疫，八月底前补查完毕。" },
		}),
		...round(followUp, { ...second, lead: health, reportBy: "2020-09-01", units: ["区财政局", ...but(liantang)] }, [liantang]),
		...round(
			insurance,
			{ ...second, lead: "区人力资源社会保障局", reportBy: "2020-09-07", units: [health, ...but(zhaoxiang, jinze)] },
			[zhaoxiang, jinze],
		),
		insurance("2020-09-03", jinze, "extension.request", {
			data: { dueOn: "2020-09-21", reason: "两家用人单位的参保名单正在核对，需要两周。" },
		}),
		...round(
			projects,
			{ ...second, lead: health, reportBy: "2020-09-10", units: ["区发展改革委", ...but(zhujiajiao, xiayang)] },
			[zhujiajiao, xiayang],
		),
		projects("2020-09-07", zhujiajiao, "report.submit", done("核查新改扩建项目九个，均落实。")),
		projects("2020-09-08", health, "report.return", {
			of: zhujiajiao,
			data: { reasons: { text: "没有写明拒不整改的处理情况，请补充。" }, againBy: "2020-09-15" },
		}),
		...round(relief, { ...second, lead: health, reportBy: "2020-09-14", units: but(huaxin, xujing) }, [huaxin, xujing]),
		relief("2020-07-22", "区民政局", "duty.sign"),
		relief("2020-07-22", "区医保局", "duty.sign"),
		relief("2020-09-04", huaxin, "duty.block", {
			data: { reason: "救助对象认定结果尚未反馈，已于八月二十日去函。" },
			units: { byUnitId: "区民政局" },
			files: 1,
		}),
		relief("2020-09-08", xujing, "report.submit", done("符合条件的七人已纳入医疗救助，两人享受临时救助。")),
	];
}

/** Everything that stands at the beginning: just issued, refused, without a date, suspended. */
function fresh(): Act[] {
	const spread = acting("000", "五（三）");
	const staff = acting("000", "三（三）1");
	const network = acting("000", "三（五）1");
	const clinic = acting("000", "三（五）2");
	const supervision = { machine: "supervision", of: null };
	return [
		spread("2020-09-08", health, "task.issue", {
			machine: "deployment",
			of: null,
			data: { reportBy: "2020-10-30", note: "结合职业健康宣传月开展。" },
		}),
		spread("2020-09-09", zhujiajiao, "duty.sign"),
		spread("2020-09-09", zone, "duty.refuse", { data: { reason: "宣传工作由街镇统一组织，园区没有此项职责。" } }),
		staff("2020-06-15", health, "task.issue", { machine: "deployment", of: null, data: { figures: "培训率（%）" } }),
		staff("2020-06-16", "区财政局", "duty.sign"),
		network("2020-06-15", health, "task.issue", { machine: "deployment", of: null, data: { reportBy: "2020-11-30" } }),
		network("2020-08-20", office, "task.suspend", { ...supervision, data: { reason: "市级支撑机构名单调整，待公布后恢复。" } }),
		clinic("2020-06-15", health, "task.issue", { machine: "deployment", of: null, data: { needsEvidence: "on" } }),
	];
}

/** What the people of 青浦 have done up to the tenth of September 2020. All of it is made up. */
export const qingpuStory: Act[] = [...survey(), ...inspected(), ...late(), ...fresh(), ...qingpuMatters];
