import { stateLabel } from "#workflows/labels.ts";
import type { OrderContext } from "#workflows/order/machine.ts";
import { Chip, toneOf } from "../../components/chip.tsx";
import type { Refused } from "../../components/event-form.tsx";
import { FileLinks } from "../../components/file-links.tsx";
import { LightMark } from "../../components/light-mark.tsx";
import { useLanguage, useMessages } from "../../lib/use-messages.tsx";
import { EventForms, eventsOf } from "./event-forms.tsx";
import type { StepView, TaskView } from "./load-task.server.ts";
import { PaperLinks } from "./paper-links.tsx";
import { Why } from "./why.tsx";

type Props = { view: TaskView; order: StepView; refused: Refused | null };

/** What was said on both sides, for those who may read it. */
function Said({ view, context }: { view: TaskView; context: OrderContext }) {
	const m = useMessages();
	const { facts, receivedOn, answer, objection, verdict, lifted } = context;
	const dated = (said: OrderContext["answer"]) => said && m.shell.marks.comma([said.text, said.on]);
	const lines = [
		[m.orders.cause, m.orders.causeLine(facts.dueOn, facts.daysLate)],
		[m.orders.received, receivedOn],
		[m.orders.objection, dated(objection)],
		[m.orders.answer, dated(answer)],
		[m.orders.verdict, verdict],
		[m.orders.lifted, lifted],
	];
	const fileIds = [...(answer?.fileIds ?? []), ...(objection?.fileIds ?? [])];
	return (
		<>
			<dl className="mt-1 facts text-sm">
				{lines.map(
					([label, text]) =>
						text && (
							<div key={label} className="contents">
								<dt className="text-quiet">{label}</dt>
								<dd className="whitespace-pre-wrap">{text}</dd>
							</div>
						),
				)}
			</dl>
			{fileIds.length > 0 && <FileLinks files={view.files.filter((f) => fileIds.includes(f.id))} />}
		</>
	);
}

function Order({ view, order, refused }: Props) {
	const m = useMessages();
	const language = useLanguage();
	const paper = view.papers.find((p) => p.stepNo === order.no);
	const isOpen = order.clock !== "stopped";
	return (
		<li id={`step-${order.no}`} className="border-t border-line py-3 first:border-t-0 target:bg-brand-soft">
			<div className="flex flex-wrap items-center gap-x-3 gap-y-1">
				{order.context ? <PaperLinks view={view} stepNo={order.no} /> : <span>{paper?.printed}</span>}
				<span>{view.names[order.unitId ?? 0]}</span>
				<Chip tone={toneOf(order.state)}>{stateLabel("order", order.state, language)}</Chip>
				{isOpen && order.dueOn && (
					<span className="text-sm text-quiet">
						{m.orders.replyBy(order.dueOn)} <LightMark lit={order.lit} />
					</span>
				)}
			</div>
			{order.context ? (
				<Said view={view} context={order.context as OrderContext} />
			) : (
				<p className="text-sm text-quiet">{m.task.reportHidden}</p>
			)}
			{isOpen && <Why step={order} />}
			<EventForms view={view} events={eventsOf(view, order)} refused={refused} />
		</li>
	);
}

/** The numbered 督办单 on parts of the task, the newest first. */
export function Orders({ view, refused }: { view: TaskView; refused: Refused | null }) {
	const m = useMessages();
	const orders = view.steps.filter((s) => s.machine === "order").reverse();
	if (orders.length === 0) return null;
	return (
		<section className="card p-4">
			<h2 className="card-title">{m.orders.title}</h2>
			<ul>
				{orders.map((order) => (
					<Order key={order.no} view={view} order={order} refused={refused} />
				))}
			</ul>
		</section>
	);
}
