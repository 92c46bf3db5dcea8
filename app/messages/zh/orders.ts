export const orders = {
	title: "督办单",
	replyBy: (on: string) => `${on} 前答复`,
	cause: "督办事由",
	causeLine: (dueOn: string, days: number) => `期限 ${dueOn}，发出时已逾期 ${days} 个工作日`,
	received: "签收",
	objection: "异议",
	answer: "答复",
	verdict: "联办意见",
	lifted: "解除理由",
};
