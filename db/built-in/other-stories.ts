import { type Act, acting, round } from "./act.ts";

const rongchangTowns = [
	"直升镇",
	"万灵镇",
	"清江镇",
	"仁义镇",
	"河包镇",
	"古昌镇",
	"吴家镇",
	"观胜镇",
	"铜鼓镇",
	"清流镇",
	"盘龙镇",
	"远觉镇",
	"清升镇",
	"荣隆镇",
	"龙集镇",
].map((n) => `${n}人民政府`);
const rongchangStreets = ["昌元街道", "昌州街道", "广顺街道", "双河街道", "安富街道", "峰高街道"].map((n) => `${n}办事处`);
const rongchangLocal = [...rongchangTowns, ...rongchangStreets, "高新区管委会"];

/** 荣昌 has no phases for inspection and rectification: its leads may skip both, with a reason. */
function rongchang(): Act[] {
	const again = acting("001", "二（一）3");
	const survey = acting("001", "二（一）1");
	const health = "区卫生健康委";
	const late = rongchangLocal.slice(0, 4);
	const skip = { machine: "supervision", of: null };
	return [
		...round(again, {
			lead: health,
			issue: "2019-11-04",
			sign: "2019-11-06",
			report: "2020-05-20",
			accept: "2020-05-28",
			units: rongchangLocal,
		}),
		again("2020-06-01", health, "report.submit", { data: { items: { text: "各镇街回头看全部完成，治理成效巩固。" } } }),
		again("2020-06-04", "区尘肺病防治工作领导小组办公室", "report.accept", { of: health }),
		again("2020-06-05", health, "inspection.skip", { ...skip, data: { reason: "方案没有检查阶段，成效在总结考评时统一评估。" } }),
		again("2020-06-08", health, "task.close", { ...skip, data: { summary: "回头看完成。" } }),
		...round(
			survey,
			{
				lead: health,
				issue: "2019-11-11",
				sign: "2019-11-13",
				report: "2020-08-20",
				accept: "2020-08-27",
				units: rongchangLocal.slice(4),
				figure: "调查用人单位数（家）",
			},
			late,
		),
	];
}

function yueqing(): Act[] {
	const survey = acting("002", "三（一）1");
	const enforce = acting("002", "三（三）3");
	const health = "市卫生健康局";
	return [
		survey("2020-06-29", health, "task.issue", {
			machine: "deployment",
			of: null,
			data: {
				signBy: "2020-07-03",
				reportBy: "2020-07-31",
				reason: "文件印发时六月将尽，摸底顺延一个月。",
				figures: "摸底用人单位数（家）",
			},
		}),
		survey("2020-06-30", "柳市镇人民政府", "duty.sign"),
		survey("2020-07-01", "北白象镇人民政府", "duty.sign"),
		survey("2020-07-28", "柳市镇人民政府", "report.submit", {
			data: { items: { text: "摸底完成，数据入库。", figure1: "318" } },
		}),
		enforce("2020-09-07", health, "task.issue", { machine: "deployment", of: null, data: { note: "年底前覆盖重点行业。" } }),
	];
}

/** 沧州 and 西区 name no unit: their secretariats decide, and it is logged as their decision. */
function cangzhou(): Act[] {
	const office = "沧州市卫生健康委员会";
	const evaluate = acting("003", "四（二）");
	const summary = acting("003", "四（三）");
	const deployment = { machine: "deployment", of: null };
	const named = (role: string, unitIds: string[], reason: string) => ({
		...deployment,
		data: { role, reason },
		units: { unitIds },
	});
	return [
		evaluate(
			"2020-06-01",
			office,
			"task.assign",
			named("lead", ["市卫生监督局"], "尘毒治理评估由市卫生监督局牵头，委主任办公会确定。"),
		),
		evaluate("2020-06-02", "市卫生监督局", "task.issue", { ...deployment, data: { reportBy: "2020-09-04" } }),
		summary("2020-06-01", office, "task.assign", named("lead", ["市卫生监督局"], "总结由市卫生监督局汇总。")),
		summary(
			"2020-06-01",
			office,
			"task.assign",
			named("implement", ["沧县卫生健康局", "青县卫生健康局", "任丘市卫生健康局"], "先由三个重点县市报送。"),
		),
		summary("2020-06-03", "市卫生监督局", "task.issue", { ...deployment, data: {} }),
		summary("2020-06-04", "沧县卫生健康局", "duty.sign"),
		summary("2020-06-04", "任丘市卫生健康局", "duty.sign"),
		summary("2020-07-29", "沧县卫生健康局", "report.submit", { data: { items: { text: "治理总结报送，评估率三成以上。" } } }),
		summary("2020-07-30", "市卫生监督局", "report.accept", { of: "沧县卫生健康局" }),
	];
}

export const otherStories: Act[] = [...rongchang(), ...yueqing(), ...cangzhou()];
