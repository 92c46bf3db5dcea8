import type { ReactNode } from "react";
import type { Block, Level, Paper } from "../papers/blocks.ts";
import "./paper-sheet.css";

/** The longer the name in a red head, the smaller it is: it stays on its line. Classes, since pages take no style of their own. */
const fitting = ({ length }: string) =>
	length > 20 ? "paper-tiny" : length > 16 ? "paper-small" : length > 12 ? "paper-medium" : "";

/** Pieces of a paper have no names, and never move. */
const placeOf = (at: number, what: string) => `${at}${what}`;

/** A heading of the paper stands beneath the page's own. */
const Heading = ({ level, children }: { level: Level; children: ReactNode }) => {
	const Tag = `h${level + 2}` as "h3" | "h4" | "h5" | "h6";
	return <Tag className={`paper-level-${level}`}>{children}</Tag>;
};

function Drawn({ block, printed }: { block: Block; printed: string }) {
	switch (block.type) {
		case "head":
			return (
				<div className="paper-head">
					<p className={`paper-issuer ${fitting(block.issuer)}`}>{block.issuer}</p>
					<p className="paper-number">{printed}</p>
				</div>
			);
		case "minutesHead":
			return (
				<div className="paper-minutes">
					<p className={`paper-issuer ${fitting(block.text)}`}>{block.text}</p>
					<p className="text-center">{printed}</p>
				</div>
			);
		case "number":
			return <p className="text-right">{printed}</p>;
		case "title":
			return <h2 className="paper-title">{block.text}</h2>;
		case "addressee":
			return <p>{block.text}</p>;
		case "paragraph":
			return <p className="paper-paragraph">{block.text}</p>;
		case "heading":
			return <Heading level={block.level}>{block.text}</Heading>;
		case "attendance":
			return (
				<p className="paper-attendance">
					<span className="paper-level-1">{block.label}</span>
					<span>{block.names}</span>
				</p>
			);
		case "table":
			return (
				<table className="paper-table">
					<thead>
						<tr>
							{block.titles.map((title) => (
								<th key={title} scope="col">
									{title}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{block.rows.map((row, at) => (
							<tr key={placeOf(at, "row")}>
								{row.map((text, column) => (
									<td key={block.titles[column]}>{text}</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			);
		case "form":
			return (
				<table className="paper-table paper-form">
					<tbody>
						{block.labels.map((label) => (
							<tr key={label}>
								<th scope="row">{label}</th>
								<td />
							</tr>
						))}
					</tbody>
				</table>
			);
		case "signature":
			return (
				<div className="paper-signature">
					<p>{block.issuer}</p>
					<p>{block.date}</p>
				</div>
			);
		case "gap":
			return <p className="paper-gap" />;
		case "pageBreak":
			return <hr className="paper-break" />;
	}
}

/** A paper as it looks in print: on the screen as a sheet, printed as the page itself. */
export const PaperSheet = ({ paper }: { paper: Pick<Paper, "printed" | "blocks"> }) => (
	<article className="paper" lang="zh-CN">
		{paper.blocks.map((block, at) => (
			<Drawn key={placeOf(at, block.type)} block={block} printed={paper.printed} />
		))}
	</article>
);
