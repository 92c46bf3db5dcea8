import type { ReactNode } from "react";
import type { Block, Level, Paper } from "../papers/blocks.ts";
import { tableLayout } from "../papers/layout/columns.ts";
import { mm, SIZE, WIDTH } from "../papers/layout/measures.ts";
import { titleLines } from "../papers/layout/title-lines.ts";
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

const Title = ({ text }: { text: string }) => <h2 className="paper-title">{titleLines(text).join("\n")}</h2>;

/** A table with the columns that the file has. */
function Table({ titles, rows }: { titles: string[]; rows: string[][] }) {
	const { size, columns } = tableLayout(titles, rows);
	return (
		<table className={`paper-table ${size === SIZE.tight ? "paper-tight" : ""}`}>
			<colgroup>
				{columns.map(({ width }, at) => (
					<col key={titles[at]} width={`${((width / mm(WIDTH)) * 100).toFixed(2)}%`} />
				))}
			</colgroup>
			<thead>
				<tr>
					{columns.map(({ title }, at) => (
						<th key={titles[at]} scope="col">
							{title.join("\n")}
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{rows.map((row, at) => (
					<tr key={placeOf(at, "row")}>
						{columns.map(({ isCentred }, column) => (
							<td key={titles[column]} className={isCentred ? "text-center" : undefined}>
								{row[column]}
							</td>
						))}
					</tr>
				))}
			</tbody>
		</table>
	);
}

/** 版记: under the text on the screen, at the foot of the page in the file. */
const Imprint = ({ copies, issuer, date }: Extract<Block, { type: "imprint" }>) => (
	<footer className="paper-imprint">
		{copies && (
			<p className="paper-hanging">
				<span>{copies.label}</span>
				<span>{copies.names}</span>
			</p>
		)}
		<p>
			<span>{issuer}</span>
			<span>{date}</span>
		</p>
	</footer>
);

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
			return <Title text={block.text} />;
		case "addressee":
			return <p>{block.text}</p>;
		case "paragraph":
			return <p className="paper-paragraph">{block.text}</p>;
		case "heading":
			return <Heading level={block.level}>{block.text}</Heading>;
		case "attendance":
			return (
				<p className="paper-hanging paper-indented">
					<span className="paper-level-1">{block.label}</span>
					<span>{block.names}</span>
				</p>
			);
		case "attachments":
			return (
				<p className="paper-hanging paper-indented">
					<span>{block.label}</span>
					<span>{block.names}</span>
				</p>
			);
		case "attachment":
			return (
				<div className="paper-attachment">
					<p className="paper-mark">{block.mark}</p>
					<Title text={block.title} />
				</div>
			);
		case "imprint":
			return <Imprint {...block} />;
		case "table":
			return <Table titles={block.titles} rows={block.rows} />;
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
