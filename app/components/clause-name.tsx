import { useMessages } from "../lib/use-messages.tsx";

/** A clause as people call it: its number as printed, or in their language what has none (the document's beginning, its end). */
export const ClauseName = ({ clause }: { clause: string }) => <>{useMessages().imports.places[clause] ?? clause}</>;
