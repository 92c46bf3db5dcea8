/**
 * The Remix options. The classic compiler can't build what this project uses, so vite.config.ts hands them to Remix's Vite plugin.
 *
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
	appDirectory: "app",
	serverModuleFormat: "esm",
	future: {
		v3_fetcherPersist: true,
		v3_lazyRouteDiscovery: true,
		v3_relativeSplatPath: true,
		v3_routeConfig: false,
		v3_singleFetch: true,
		v3_throwAbortReason: true,
		unstable_optimizeDeps: true,
	},
};
