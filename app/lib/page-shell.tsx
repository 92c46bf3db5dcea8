import { createContext, useContext } from "react";

/** What only the server knows when it renders the page's frame. */
export type PageShell = { nonce: string; script: string; devClient: string | null };

export const PageShellContext = createContext<PageShell>({ nonce: "", script: "", devClient: null });
export const usePageShell = (): PageShell => useContext(PageShellContext);
