/**
 * One line as a document prints it: `raw` with its spaces, `text` without those that only the setting put there, `cells` for a table's row, each with
 * its line breaks and single spaces, which may part two names. Pages and lines count from 1.
 */
export type Line = { raw: string; text: string; page: number | null; line: number; cells: string[] | null };
