import { db } from '../src/lib/store/db.ts';

// Files that one browser runs one after another share its storage: each finds an empty phone.
await Promise.all(db.tables.map((table) => table.clear()));
