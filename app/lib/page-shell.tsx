import { createContext, useContext } from "react";
import type { Language } from "#workflows/language.ts";

/** What only the server knows when it renders the page's frame; the language is for pages without data of their own. */
export type PageShell = { nonce: string; script: string; devClient: string | null; language: Language };

export const PageShellContext = createContext<PageShell>({ nonce: "", script: "", devClient: null, language: "zh" });
export const usePageShell = (): PageShell => useContext(PageShellContext);
