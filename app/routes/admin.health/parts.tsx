import type { ReactNode } from "react";
import { Chip } from "../../components/chip.tsx";
import { TableHead } from "../../components/table-head.tsx";
import { fileSize, moment } from "../../lib/format.ts";
import { useMessages } from "../../lib/use-messages.tsx";
import type { HealthView } from "./load-health.server.ts";

/** One thing that can be well or want a look. */
function Card({ title, isWrong, children }: { title: string; isWrong: boolean; children: ReactNode }) {
	const { health } = useMessages().admin;
	return (
		<section className="card p-4">
			<h2 className="card-title mb-2 flex items-baseline justify-between gap-2">
				{title}
				<Chip tone={isWrong ? "late" : "fine"}>{isWrong ? health.look : health.good}</Chip>
			</h2>
			{children}
		</section>
	);
}

/** The sweep, deliveries, the database and the disk, each in a card. */
export function Cards({ view }: { view: HealthView }) {
	const { admin, shell } = useMessages();
	const { health } = admin;
	const { wrong, due, lagMinutes, dead, failing, disk } = view;
	const doneAt = view.jobs.find(({ name }) => name === "sweep")?.doneAt ?? null;
	return (
		<div className="mb-4 grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-4">
			<Card title={health.sweep} isWrong={wrong.sweep}>
				<p>{shell.marks.pair(health.lastDone, doneAt === null ? health.never : moment(doneAt))}</p>
				<p className="text-sm text-quiet">{due === 0 ? health.noLag : health.lag(due, lagMinutes)}</p>
				{view.isWorkerAway && <p className="text-sm text-late">{health.workerAway}</p>}
			</Card>
			<Card title={health.deliveries} isWrong={wrong.deliveries}>
				<p>{health.dead(dead.mail, dead.hook)}</p>
				<p className="text-sm text-quiet">{health.failing(failing.mail, failing.hook)}</p>
				{view.waitingMinutes > 0 && <p className="text-sm text-quiet">{health.waiting(view.waitingMinutes)}</p>}
				<a href="/admin/mail">{health.seeDead}</a>
			</Card>
			<Card title={health.database} isWrong={false}>
				<p>{shell.marks.pair(health.version, `PostgreSQL ${view.version}`)}</p>
				<p className="text-sm text-quiet">{health.size(fileSize(view.size))}</p>
			</Card>
			<Card title={health.disk} isWrong={wrong.disk}>
				{disk && <p>{health.free(fileSize(disk.free), Math.round(disk.share * 100))}</p>}
			</Card>
		</div>
	);
}

/** Dockets that the sweep leaves alone, each to be put back. */
export function ParkedDockets({ view: { parked, parkedCount } }: { view: HealthView }) {
	const { health } = useMessages().admin;
	const { parkedColumns: columns } = health;
	return (
		<section className="card mb-4">
			<div className="p-4">
				<h2 className="card-title">{health.parked}</h2>
				<p className="text-sm text-quiet">{parkedCount === 0 ? health.noParked : health.parkedIntro}</p>
				{parkedCount > parked.length && <p className="text-sm text-quiet">{health.moreParked(parkedCount)}</p>}
			</div>
			{parked.length > 0 && (
				<table className="table row-cards">
					<caption className="sr-only">{health.parked}</caption>
					<TableHead titles={[columns.task, columns.at, columns.error, columns.act]} />
					<tbody>
						{parked.map(({ taskId, clause, planTitle, parkedAt, error }) => (
							<tr key={taskId}>
								<td>
									{health.task(taskId, clause)}
									<span className="block text-sm text-quiet">{planTitle}</span>
								</td>
								<td className="whitespace-nowrap tabular-nums" data-label={columns.at}>
									{moment(parkedAt)}
								</td>
								<td data-line>
									<details>
										<summary className="break-words">{error.split("\n")[0]}</summary>
										<pre className="mt-1 max-w-2xl overflow-x-auto rounded bg-page p-2 text-xs">{error}</pre>
									</details>
								</td>
								<td>
									<form method="post" action="/admin/health">
										<button type="submit" name="retry" value={taskId} className="button">
											{health.retry}
										</button>
									</form>
								</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
		</section>
	);
}

/** When each job was last done, and what it said when it last failed. */
export function Jobs({ view: { jobs, wrong } }: { view: HealthView }) {
	const { health } = useMessages().admin;
	const { jobColumns: columns } = health;
	return (
		<section className="card">
			<h2 className="card-title flex items-baseline justify-between gap-2 p-4">
				{health.jobs}
				<Chip tone={wrong.jobs ? "late" : "fine"}>{wrong.jobs ? health.look : health.good}</Chip>
			</h2>
			{jobs.length === 0 ? (
				<p className="px-4 pb-4 text-quiet">{health.never}</p>
			) : (
				<table className="table row-cards">
					<caption className="sr-only">{health.jobs}</caption>
					<TableHead titles={[columns.name, columns.done, columns.failed, columns.error]} />
					<tbody>
						{jobs.map(({ name, doneAt, failedAt, error }) => (
							<tr key={name}>
								<td>{health.jobNames[name] ?? name}</td>
								<td className="tabular-nums" data-label={columns.done}>
									{doneAt === null ? health.never : moment(doneAt)}
								</td>
								<td className="tabular-nums" data-label={columns.failed}>
									{failedAt === null ? "–" : moment(failedAt)}
								</td>
								<td className="text-sm break-words" data-label={columns.error}>
									{error ?? "–"}
								</td>
							</tr>
						))}
					</tbody>
				</table>
			)}
		</section>
	);
}
