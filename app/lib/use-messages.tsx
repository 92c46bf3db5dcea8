import { createContext, type ReactNode, useContext } from "react";
import type { Language } from "#workflows/language.ts";
import { messagesFor } from "../messages/index.ts";
import type { Messages } from "../messages/messages.ts";

const LanguageContext = createContext<Language>("zh");

/** Sets the language of all that is inside. */
export const LanguageProvider = ({ language, children }: { language: Language; children: ReactNode }) => (
	<LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
);

export const useLanguage = (): Language => useContext(LanguageContext);
export const useMessages = (): Messages => messagesFor(useLanguage());
