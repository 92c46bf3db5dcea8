import type { LoaderFunctionArgs } from "@remix-run/node";
import { notFound, requireViewer } from "../../lib/require-viewer.server.ts";

export async function loader(args: LoaderFunctionArgs): Promise<never> {
	await requireViewer(args);
	throw notFound();
}

export const action = (args: LoaderFunctionArgs) => loader(args);

export default function Missing() {
	return null;
}
