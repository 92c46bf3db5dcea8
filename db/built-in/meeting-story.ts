import { type Act, acting } from "./act.ts";

const office = "区公共卫生联席会议办公室";
const insurance = "区人力资源社会保障局";
const safety = "区应急管理局";
const environment = "区生态环境局";
const doing = (title: string) => acting("000", title);
const whole = { machine: "meeting", of: office };
const LATE = "高风险用人单位重点监督 / 重固镇人民政府";
const LATE_WHOLE = "高风险用人单位重点监督 / 区卫生健康委";
const EQUIPMENT = "执法装备和人员经费";
const STONE = "石材加工单位用工和参保";

/** The first joint meeting, from its agenda to its minutes. */
function first(): Act[] {
	const met = doing("区公共卫生联席会议第1次会议");
	return [
		met("2020-08-17", office, "agenda.add", {
			...whole,
			data: { title: STONE, note: "六月检查发现的共性问题，提请有关部门会商。" },
		}),
		met("2020-08-17", office, "meeting.call", {
			...whole,
			data: { on: "2020-08-21", time: "14:00", place: "区政府第二会议室" },
		}),
		met("2020-08-18", "区财政局", "agenda.submit", { ...whole, data: { title: EQUIPMENT, note: "下半年装备采购尚缺经费。" } }),
		met("2020-08-21", office, "meeting.hold", {
			...whole,
			data: { chairedBy: "区政府分管负责人" },
			perUnit: {
				attendance: {
					区卫生健康委: "present",
					[safety]: "present",
					[environment]: "deputy",
					区财政局: "present",
					[insurance]: "present",
					区司法局: "excused",
					区民政局: "present",
					区医保局: "deputy",
					区发展改革委: "present",
					区总工会: "present",
				},
			},
		}),
		met("2020-08-21", office, "agenda.discuss", {
			...whole,
			picks: { item: LATE },
			data: { text: "重固镇说明补查进度，承诺八月底前查完；到期未完成的，再次提交会议。" },
		}),
		met("2020-08-21", office, "agenda.discuss", {
			...whole,
			picks: { item: LATE_WHOLE },
			data: { text: "其余各镇、街道均已报结，待重固镇补齐后汇总上报。" },
		}),
		met("2020-08-21", office, "agenda.discuss", {
			...whole,
			picks: { item: STONE },
			data: { text: "石材加工单位用工不规范、设施时开时停，须由人社、应急、生态环境三家一起管。" },
		}),
		met("2020-08-21", office, "agenda.defer", {
			...whole,
			picks: { item: EQUIPMENT },
			data: { reason: "采购清单待区卫生健康委核定后再议。" },
		}),
		...[
			["对石材加工单位用工和参保情况核查一遍，九月四日前报结果。", insurance, "2020-09-04"],
			["排查石材加工单位安全生产条件，不具备的依法处理。", safety, "2020-09-25"],
			["检查石材加工单位切割废水和粉尘排放，九月七日前报结果。", environment, "2020-09-07"],
		].map(([words, lead = "", dueOn]) =>
			met("2020-08-21", office, "resolution.propose", {
				...whole,
				picks: { item: STONE },
				data: { words, dueOn },
				units: { leadUnitId: lead, cooperateUnitIds: lead === insurance ? ["区总工会"] : [] },
			}),
		),
		met("2020-08-24", office, "meeting.minute", {
			...whole,
			data: { summary: "会议要求有关部门按议定事项抓好落实，下次会议逐项报告。" },
		}),
		met("2020-08-25", office, "minutes.issue", { ...whole, position: "head" }),
	];
}

/** What became of its resolutions: the first is done, the second is underway, the third is late. */
function resolutions(): Act[] {
	const [done, underway, late] = ["1-1", "1-2", "1-3"].map(doing) as [
		ReturnType<typeof doing>,
		ReturnType<typeof doing>,
		ReturnType<typeof doing>,
	];
	const text = (said: string) => ({ data: { items: { text: said } } });
	return [
		done("2020-08-26", insurance, "duty.sign"),
		done("2020-08-26", "区总工会", "duty.sign"),
		underway("2020-08-27", safety, "duty.sign"),
		late("2020-08-27", environment, "duty.sign"),
		done("2020-09-01", "区总工会", "report.submit", text("随同核查石材加工单位十二家，督促签订集体合同三家。")),
		done("2020-09-02", insurance, "report.accept", { of: "区总工会" }),
		done("2020-09-03", insurance, "report.submit", text("核查石材加工单位十二家，补签合同十九人，补办参保十七人。")),
		done("2020-09-04", office, "report.accept", { of: insurance }),
		done("2020-09-07", insurance, "task.close", {
			machine: "supervision",
			of: null,
			data: { summary: "核查完成，问题已改正。" },
		}),
	];
}

/** The next meeting, called with what is open and what was put off. */
function next(): Act[] {
	const met = doing("区公共卫生联席会议第2次会议");
	return [
		met("2020-09-08", office, "agenda.add", {
			...whole,
			data: { title: "整改提高阶段工作安排", note: "十月起转入整改提高阶段。" },
		}),
		met("2020-09-09", office, "meeting.call", {
			...whole,
			data: { on: "2020-09-16", time: "14:00", place: "区政府第二会议室", note: "请议定事项责任单位书面报告进展。" },
		}),
		met("2020-09-09", "区民政局", "agenda.submit", { ...whole, data: { title: "救助对象认定口径" } }),
	];
}

/** 青浦's joint meeting: one held whose resolutions are followed, and the next. */
export const meetingStory: Act[] = [...first(), ...resolutions(), ...next()];
