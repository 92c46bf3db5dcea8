import { useMessages } from "../../lib/use-messages.tsx";

/** Which plan the document amends, for whoever may amend one. */
export function AmendsField({ plans, chosen }: { plans: { id: number; title: string }[]; chosen: number | null }) {
	const { amendments } = useMessages();
	if (plans.length === 0) return null;
	return (
		<label className="grid gap-0.5">
			<span className="text-sm">{amendments.field}</span>
			<select name="amends" className="input" defaultValue={chosen ?? ""}>
				<option value="">{amendments.fieldOwn}</option>
				{plans.map(({ id, title }) => (
					<option key={id} value={id}>
						{amendments.fieldAmends(title)}
					</option>
				))}
			</select>
		</label>
	);
}
