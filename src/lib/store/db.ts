import Dexie, { type EntityTable, type Table } from 'dexie';
import type { SpaceId } from '../domain/ids.ts';
import type { FileHash } from '../domain/media/types.ts';
import type {
	AssociationRow,
	BlobRow,
	BesideRow,
	BookingRow,
	ClaimRow,
	DraftRow,
	DrawerRow,
	InvitationRow,
	LinkRow,
	MemberRow,
	NoticeRow,
	OccurrenceRow,
	OutboxRow,
	PersonRow,
	ResourceRow,
	SettingRow,
	SpaceRow
} from './rows.ts';
import { DATABASE } from './there.ts';

/** The phone's database. Version numbers only grow; a projection table may be dropped and rebuilt. */
export class Database extends Dexie {
	spaces!: EntityTable<SpaceRow, 'id'>;
	links!: EntityTable<LinkRow, 'space'>;
	outbox!: Table<OutboxRow, number>;
	drawer!: EntityTable<DrawerRow, 'key'>;
	beside!: Table<BesideRow, number>;
	drafts!: EntityTable<DraftRow, 'id'>;
	settings!: EntityTable<SettingRow, 'name'>;
	associations!: EntityTable<AssociationRow, 'id'>;
	people!: EntityTable<PersonRow, 'id'>;
	members!: EntityTable<MemberRow, 'id'>;
	invitations!: EntityTable<InvitationRow, 'id'>;
	resources!: EntityTable<ResourceRow, 'id'>;
	occurrences!: EntityTable<OccurrenceRow, 'id'>;
	bookings!: EntityTable<BookingRow, 'id'>;
	claims!: EntityTable<ClaimRow, 'id'>;
	notices!: EntityTable<NoticeRow, 'key'>;
	blobs!: Table<BlobRow, [SpaceId, FileHash]>;

	constructor(name = DATABASE) {
		// Dexie's cache copies every row it answers with, to share it between equal queries: here few are.
		super(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
		this.version(1).stores({
			spaces: 'id, openedAt',
			links: 'space',
			outbox: '++seq, space, &key, [space+entity], gesture',
			drawer: 'key, space',
			drafts: 'id, space',
			settings: 'name',
			associations: 'id, space',
			people: 'id, space',
			members: 'id, space',
			invitations: 'id, space',
			resources: 'id, space',
			occurrences: 'id, space, booking, [space+from], [space+to], *days, *needs',
			bookings: 'id, space',
			claims: 'id, space, booking, [space+resource], *days',
			notices: 'key, space'
		});
		// What has come from others since a number of the log.
		this.version(2).stores({ bookings: 'id, space, [space+kept.number]' });
		// Bytes of photos and papers.
		this.version(3).stores({ blobs: '[space+hash], space, unsent, usedAt, [unsent+usedAt+size]' });
		// What others hand over, beside the log.
		this.version(4).stores({ beside: '++seq, space, &[space+key]' });
	}
}

export const db = new Database();
