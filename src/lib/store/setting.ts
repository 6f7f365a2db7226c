import { db } from './db.ts';

/** One choice kept on this phone, outside any space. */
export type Setting<T> = { read(): Promise<T>; write(value: T): Promise<void> };

/** `fits` judges what an older version may have left; anything else reads as `fallback`. */
export function setting<T>(
	name: string,
	fits: (value: unknown) => value is T,
	fallback: T
): Setting<T> {
	return {
		async read() {
			const row = await db.settings.get(name);
			return row !== undefined && fits(row.value) ? row.value : fallback;
		},
		async write(value) {
			await db.settings.put({ name, value });
		}
	};
}

/** The space last opened, so that the next start goes straight to it. */
export const lastSpace = setting<string>(
	'last-space',
	(value): value is string => typeof value === 'string',
	''
);
