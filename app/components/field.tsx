import type { ReactNode } from "react";
import type { FieldProblem } from "#workflows/problems.ts";
import { useMessages } from "../lib/use-messages.tsx";
import { problemText } from "./event-field.tsx";

/** What is wrong with a control, below it. */
export function Problem({ id, problem }: { id: string; problem: FieldProblem | undefined }) {
	const m = useMessages();
	if (!problem) return null;
	return (
		<p id={`${id}-problem`} className="text-sm text-late">
			{problemText(problem, m)}
		</p>
	);
}

type FieldProps = {
	id: string;
	label: string;
	hint?: ReactNode;
	problem?: FieldProblem;
	className?: string;
	children: ReactNode;
};

/** A control with its label, hint and what is wrong with it. */
export const Field = ({ id, label, hint, problem, className = "", children }: FieldProps) => (
	<div className={className}>
		<label htmlFor={id} className="mb-0.5 block text-sm">
			{label}
		</label>
		{children}
		{hint && <p className="text-sm text-quiet">{hint}</p>}
		<Problem id={id} problem={problem} />
	</div>
);

/** What marks a control as wrong, for eyes and ears. */
export const wrong = (id: string, problem: FieldProblem | undefined) =>
	problem ? { "aria-invalid": true, "aria-describedby": `${id}-problem` } : {};
