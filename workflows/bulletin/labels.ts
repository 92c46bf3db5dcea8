import type { Labels } from "../language.ts";

export const bulletinLabels: Labels = {
	zh: {
		name: "通报",
		states: { drafted: "起草中", announced: "征求异议", heard: "待印发", published: "已印发", withdrawn: "已撤回" },
		events: {
			"bulletin.opened": "起草通报",
			"bulletin.revise": "修改文字",
			"bulletin.announce": "告知被通报单位",
			"points.settled": "异议办理完毕",
			"bulletin.issue": "签发",
			"bulletin.withdraw": "撤回通报",
		},
	},
	en: {
		name: "Bulletin",
		states: {
			drafted: "Being drafted",
			announced: "Open to objections",
			heard: "To be issued",
			published: "Issued",
			withdrawn: "Withdrawn",
		},
		events: {
			"bulletin.opened": "Bulletin drafted",
			"bulletin.revise": "Change the text",
			"bulletin.announce": "Tell the named units",
			"points.settled": "All objections dealt with",
			"bulletin.issue": "Issue",
			"bulletin.withdraw": "Withdraw the bulletin",
		},
	},
};
