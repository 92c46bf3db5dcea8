/** Files chosen in forms that must outlast the line and the tab: in the browser's own database, by the form's key and the field. */
const NAME = "liandu";
const STORE = "files";

const open = (): Promise<IDBDatabase> =>
	new Promise((resolve, reject) => {
		const asked = indexedDB.open(NAME, 1);
		asked.onupgradeneeded = () => asked.result.createObjectStore(STORE);
		asked.onsuccess = () => resolve(asked.result);
		asked.onerror = () => reject(asked.error);
	});

async function within<T>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
	const db = await open();
	try {
		return await new Promise<T>((resolve, reject) => {
			const transaction = db.transaction(STORE, mode);
			const request = ask(transaction.objectStore(STORE));
			transaction.oncomplete = () => resolve(request.result);
			transaction.onerror = () => reject(transaction.error);
		});
	} finally {
		db.close();
	}
}

/** The file fields of a form, each with its place in the database. */
const placesOf = (form: HTMLFormElement, key: string): [HTMLInputElement, string][] =>
	[...form.querySelectorAll<HTMLInputElement>("input[type=file]")].map((input, i) => [input, `${key}#${i}`]);

/** Keeps what is chosen in a form's file fields now. */
export async function keepFilesOf(form: HTMLFormElement, key: string): Promise<void> {
	for (const [input, place] of placesOf(form, key)) {
		const files = [...(input.files ?? [])];
		await within(
			"readwrite",
			(store) => (files.length > 0 ? store.put(files, place) : store.delete(place)) as IDBRequest<unknown>,
		);
	}
}

/** Gives back what had been chosen, into fields that are empty. */
export async function restoreFilesOf(form: HTMLFormElement, key: string): Promise<void> {
	for (const [input, place] of placesOf(form, key)) {
		const files = (await within("readonly", (store) => store.get(place))) as File[] | undefined;
		if (!files || (input.files?.length ?? 0) > 0) continue;
		const list = new DataTransfer();
		for (const file of files) list.items.add(file);
		input.files = list.files;
	}
}

/** Forgets the files of one form. */
export const forgetFilesOf = (key: string): Promise<undefined> =>
	within("readwrite", (store) => store.delete(IDBKeyRange.bound(`${key}#`, `${key}#\uffff`)));

/** Forgets all of them. */
export const forgetAllFiles = (): Promise<undefined> => within("readwrite", (store) => store.clear());
