/** The head of a table: one column under each title. */
export const TableHead = ({ titles }: { titles: string[] }) => (
	<thead>
		<tr>
			{titles.map((title) => (
				<th key={title} scope="col">
					{title}
				</th>
			))}
		</tr>
	</thead>
);
