import { mkdir, rm, writeFile } from 'node:fs/promises';
import communes from '@etalab/decoupage-administratif/data/communes.json' with { type: 'json' };

/**
 * Writes `static/communes/<département>.json` from the official list: `[insee, name, ...postcodes]`
 * for each commune of today, 1.2 MB in all instead of 8.6. Run it when the package is updated.
 */
const folder = new URL('../static/communes/', import.meta.url);

const byDepartement = new Map();
for (const { type, code, nom, codesPostaux = [] } of communes) {
	if (type !== 'commune-actuelle') continue;
	// Overseas codes begin with the three figures of the territory.
	const departement =
		code.startsWith('97') || code.startsWith('98') ? code.slice(0, 3) : code.slice(0, 2);
	const rows = byDepartement.get(departement) ?? [];
	rows.push([code, nom, ...codesPostaux]);
	byDepartement.set(departement, rows);
}

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
let bytes = 0;
for (const [departement, rows] of byDepartement) {
	const text = `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`;
	bytes += Buffer.byteLength(text);
	await writeFile(new URL(`${departement}.json`, folder), text);
}
console.log(`${byDepartement.size} départements, ${Math.round(bytes / 1000)} kB`);
