import type { ChecklistItem } from "#workflows/inspection/checklist.ts";

/** 青浦's checklist for employers with dust, as its secretariat issues it together with the employers. */
export const dustChecklist: { subject: string; items: Omit<ChecklistItem, "key">[] } = {
	subject: "粉尘危害用人单位现场检查（演示）",
	items: [
		{ text: "职业病危害项目已如实申报", basis: "职业病防治法第十六条", severity: "serious" },
		{ text: "接尘岗位防尘设施正常运行，有维护记录", basis: "职业病防治法第二十二条、第二十五条", severity: "serious" },
		{ text: "按规定做过粉尘浓度定期检测，结果已公布", basis: "职业病防治法第二十六条", severity: "serious" },
		{ text: "劳动者佩戴防尘口罩，口罩符合要求", basis: "职业病防治法第二十二条", severity: "minor" },
		{ text: "接尘劳动者做过上岗前、在岗期间职业健康检查", basis: "职业病防治法第三十五条", severity: "serious" },
		{ text: "作业场所设有公告栏和警示标识", basis: "职业病防治法第二十四条", severity: "minor" },
		{ text: "没有安排未成年工从事接尘作业", basis: "职业病防治法第三十八条", severity: "grave" },
	],
};
