/** The path of a request as a log may hold it: the address of a feed is its key (decision 0016), and whoever reads logs is not whom it was given to. Pure. */
export const printedPath = (path: string): string => path.replace(/^\/feeds\/.*/s, "/feeds/…");
