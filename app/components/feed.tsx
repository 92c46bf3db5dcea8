import { moment } from "../lib/format.ts";
import { useMessages } from "../lib/use-messages.tsx";
import { Said } from "./said.tsx";

type Props = {
	/** The page that takes the form. */
	action: string;
	/** Since when there is one. */
	since: string | null;
	/** Its address, right after it was made. */
	made: string | null;
	isUnits: boolean;
};

/** The calendar feed of a person or a unit: made, shown once, made anew, revoked. */
export function Feed({ action, since, made, isUnits }: Props) {
	const { feeds } = useMessages();
	return (
		<section className="card p-4 lg:col-span-2" id="feed">
			<h2 className="card-title mb-1">{feeds.title}</h2>
			<p className="mb-3 text-sm text-quiet">{isUnits ? feeds.introUnit : feeds.intro}</p>
			{made !== null && (
				<Said how="done">
					<p>{feeds.once}</p>
					<code className="font-semibold break-all">{made}</code>
				</Said>
			)}
			{made === null && <p className="mb-3">{since === null ? feeds.none : feeds.since(moment(since))}</p>}
			<form method="post" action={`${action}#feed`} className="flex flex-wrap gap-2">
				<button type="submit" name="act" value="makeFeed" className="button">
					{since === null ? feeds.make : feeds.remake}
				</button>
				{since !== null && (
					<button type="submit" name="act" value="revokeFeed" className="button">
						{feeds.revoke}
					</button>
				)}
			</form>
		</section>
	);
}
