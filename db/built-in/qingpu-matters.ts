import { type Act, acting } from "./act.ts";

const office = "区公共卫生联席会议办公室";
const [zhonggu, baihe] = ["重固镇人民政府", "白鹤镇人民政府"];

/** Letters of responsibility: one in force, one to be signed by its town, one sent back. */
function letters(): Act[] {
	const whole = { machine: "letter" };
	const [one, two, three] = ["华新镇人民政府", "徐泾镇人民政府", "朱家角镇人民政府"] as const;
	const send = (unit: string) =>
		acting("000", `${unit}目标责任书`)("2020-06-23", office, "letter.send", {
			...whole,
			of: unit,
			data: { signBy: "2020-07-03" },
		});
	const of = (unit: string) => acting("000", `${unit}目标责任书`);
	return [
		send(one),
		of(one)("2020-06-28", one, "letter.sign", { ...whole, position: "head" }),
		of(one)("2020-06-29", office, "letter.countersign", { ...whole, of: one, position: "head" }),
		of(one)("2020-09-03", office, "letter.inspect", {
			...whole,
			of: one,
			data: { opinion: "上半年承诺的排查任务已按期完成；救助帮扶一项仍在推进。" },
		}),
		of(two)("2020-09-07", office, "letter.send", { ...whole, of: two, data: { signBy: "2020-09-18" } }),
		send(three),
		of(three)("2020-06-30", three, "letter.object", {
			...whole,
			data: { reason: "第二项任务由区级部门牵头，请写明本镇只负责配合。" },
		}),
	];
}

/** Bulletins: one issued after an objection was heard, one that its units may still object to. */
function bulletins(): Act[] {
	const title = (asOf: string) => `《青浦区尘肺病防治攻坚行动实施方案》推进情况通报（截至${asOf}）`;
	const first = acting("000", title("2020年8月12日"));
	const second = acting("000", title("2020年9月8日"));
	const whole = { machine: "bulletin", of: office };
	const about = (of: string) => ({ machine: "point", of });
	return [
		first("2020-08-13", office, "bulletin.announce", { ...whole, data: { days: "3" } }),
		first("2020-08-14", zhonggu, "point.object", {
			...about(zhonggu),
			position: "head",
			data: { reason: "监督员借调抗疫属实，补查已完成过半，请不作通报。" },
		}),
		first("2020-08-17", office, "point.keep", {
			...about(zhonggu),
			data: { reason: "期限届满时未申请延期，事实清楚；补查进展在督办单答复中另行载明。" },
		}),
		first("2020-08-20", office, "bulletin.issue", { ...whole, position: "head" }),
		second("2020-09-09", office, "bulletin.announce", { ...whole, data: { days: "3" } }),
		second("2020-09-09", baihe, "point.object", {
			...about(baihe),
			position: "head",
			data: { reason: "停用设施已修复并恢复使用，正在整理材料报送整改结果。" },
		}),
	];
}

/** The summary of the first weeks, issued. */
function summaries(): Act[] {
	const first = acting("000", "《青浦区尘肺病防治攻坚行动实施方案》工作总结（2020年5月25日至2020年6月30日）");
	return [first("2020-07-08", office, "summary.issue", { machine: "summary", position: "head" })];
}

/** What became of the matters that the openings brought up: letters, bulletins and a summary. */
export const qingpuMatters: Act[] = [...letters(), ...bulletins(), ...summaries()];
