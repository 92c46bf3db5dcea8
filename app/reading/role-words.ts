import type { Role } from "./roles.ts";

/** The words that give units a part, longest forms first. Global: set lastIndex before use. */
export const VERBS = new RegExp(
	[
		"(?:按照?|依据?|根据|结合)(?:各自)?(?:的)?(?:工作)?(?:职责|职能|任务)(?:任务)?(?:和|及|与|、)?(?:工作|任务|职责)?分工(?:分别|协作|密切|共同|各自)?(?:负责|抓好落实|组织实施|落实|配合|推进|做好|实施)?",
		"(?:按照?|依据?|根据|结合)(?:各自)?(?:的)?职[责能](?:范围)?(?:分别|共同|各自)?(?:负责|抓好落实|组织实施|落实|配合|推进|做好|实施)",
		"(?:分别|共同|具体|联合|负责|分工|总)?牵头(?!医院|单位|部门|人|科室|机构)(?:负责|组织实施|落实|推进|抓总|实施|组织|办理)?",
		"(?:积极|共同|分别|密切|负责)?(?:配合|协助|协同|协办|参与|参加|支持)(?!单位|部门|人)(?:落实|实施|做好|负责|推进|完成|开展)?",
		"(?:分别|共同|具体|分工|总体|全面|联合|统筹)?负责(?!人|同志|单位|部门|制(?![定订作]))(?:具体|组织|贯彻)?(?:牵头|落实|组织实施|实施|指导|推进|统筹)?",
		"(?:分别|共同|具体|贯彻|组织|抓好|督促|认真)?(?:落实|实施|组织实施|承担|执行|承办|推进)(?!单位|部门|机构|方案|意见|细则|主体)",
		"提供[^,;。]{0,8}?(?:支撑|支持|保障|服务|协助)|(?:予以|给予)(?:指导|协助|支持|配合)|指导(?=$|[,;。])",
		"主办|主责|领衔|负总责|主抓|(?:总体)?统筹(?:协调|调度)?(?=$|[,;。])|协抓|协管",
	].join("|"),
	"g",
);
/** What may follow a role word without meaning: 配合做好相关工作. */
export const TAIL =
	/^(?:(?:各项|相关|有关|具体|日常|统筹|协调|组织|推进|做好|抓好|指导|工作|实施|落实|督促|监督|管理|任务|开展|到位|完成|其他|技术(?=指导|支持|支撑|服务))+)?/;
/** What joins the units that help the ones before it. */
export const WITH = /会同|联合(?!会|社|体|国|工会)|协同|商(?=[市区县省各有相])/;

/** Several who lead together or each its own part, whatever order they are named in. */
export const OWN_PARTS = /牵头|分别|分工|职责|职能|共同/;
export const LEADS = /牵头|主办|主责|领衔|负总责|主抓|^(?:总体)?统筹/;
/** The part that a role word gives. */
export function roleOf(verb: string): Role {
	if (LEADS.test(verb)) return "lead";
	if (/配合|协助|协同|协办|协抓|协管|参与|参加|支持|支撑|^指导|[予给][以予]指导|提供/.test(verb)) return "cooperate";
	if (/分工.{0,20}(?:推进|组织实施)/.test(verb)) return "lead";
	if (/落实|实施|承担|执行|承办|推进|做好/.test(verb)) return "implement";
	return "lead";
}
