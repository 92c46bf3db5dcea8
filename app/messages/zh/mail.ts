/** What goes out by mail. */
export const mail = {
	sender: "联督",
	subject: (headline: string) => `【联督】${headline}`,
	digestSubject: (n: number, date: string) => `【联督】${date} 消息摘要（${n} 条）`,
	greeting: (name: string) => `${name}，您好：`,
	digestIntro: (n: number) => `以下 ${n} 条消息您还没有查看。`,
	by: "经办",
	due: "期限",
	reason: "理由",
	open: "打开任务",
	ahead: (days: number) => `还有 ${days} 个工作日`,
	today: "今天到期",
	late: (days: number) => `已逾期 ${days} 个工作日`,
	counted: "当日不计入，节假日和调休按国务院办公厅放假安排计算",
	provisional: "该年放假安排尚未公布，暂按周末推算",
	why: (chairs: string) => `您收到这封邮件，是因为您担任${chairs}。`,
	change: "调整邮件接收方式",
	mandatory: "督办邮件不能退订，只能调整静默时段。",
};

/** The page that stands in for a mail program in the demonstration. */
export const localMail = {
	title: "演示邮件",
	intro: "没有配置邮件服务器，发给您的邮件保存在本机，在这里查看。",
	to: "收件人",
	empty: "还没有发给您的邮件。",
	emptyHint: "督办、催办和待办会在几秒内发出；进展在每日摘要里。",
};
