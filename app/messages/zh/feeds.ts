/** A calendar to subscribe to. */
export const feeds = {
	name: (of: string) => `联督：${of}`,
	title: "日历订阅",
	intro: "把您各项职务下要签收、报告、答复和整改的期限订阅到手机或电脑的日历。有地址的人不用登录就能看到，请勿转发。",
	introUnit: "把本单位要签收、报告、答复和整改的期限订阅到日历，供本单位人员共用。有地址的人不用登录就能看到。",
	none: "还没有订阅地址。",
	since: (moment: string) => `订阅地址于 ${moment} 生成，不再显示。忘记了可以重新生成，原地址随即失效。`,
	once: "请把这个地址添加到日历程序，离开本页后不再显示：",
	make: "生成订阅地址",
	remake: "重新生成",
	revoke: "停用",
	matters: {
		sign: "签收",
		report: "报告进展",
		reply: "答复督办单",
		answer: "答复延期申请",
		rectify: "完成整改",
		visit: "督导检查",
		issue: "分派下达",
	},
};
