import type { FeedScope } from '../../../src/lib/domain/feed/types.ts';
import type { FeedId } from '../../../src/lib/domain/ids.ts';
import type { Member } from '../../../src/lib/domain/member/types.ts';
import { addMonths } from '../../../src/lib/domain/time/date.ts';
import { seasonOf, seasonStart } from '../../../src/lib/domain/time/season.ts';
import type { Instant, Zone } from '../../../src/lib/domain/time/types.ts';
import { dateAt, startOfDay } from '../../../src/lib/domain/time/zoned.ts';
import { outBooking } from '../../../src/lib/formats/calendar/write/told.ts';
import { writeCalendar } from '../../../src/lib/formats/calendar/write/write.ts';
import type { BookingEntity } from '../../../src/lib/register/fold/entities.ts';
import { makerOf } from '../../../src/lib/register/fold/feed.ts';
import type { SpaceState } from '../../../src/lib/register/fold/state.ts';
import { resourceBy } from '../../../src/lib/register/fold/terms.ts';
import { hasRoleIn } from '../../../src/lib/register/trust/roles.ts';
import { toldFrom } from './told-state.ts';

/** How often calendars are to look again, minutes. */
const REFRESH = 60;

/** Last season's first moment: what lies before is history, and no calendar needs it each hour. */
function since(state: SpaceState, zone: Zone): Instant {
	const today = dateAt(Math.max(state.last.register, state.last.people), zone);
	return startOfDay(addMonths(seasonStart(seasonOf(today)), -12), zone);
}

function concerns({ body }: BookingEntity, scope: FeedScope, maker: Member): boolean {
	switch (scope.of) {
		case 'mine':
			return hasRoleIn(maker, body.association, 'membre');
		case 'association':
			return body.association === scope.association;
		case 'resource':
			// Which of its lines are of the resource is asked line by line.
			return true;
	}
}

function nameOf(state: SpaceState, scope: FeedScope): string {
	const space = state.trust.info?.name ?? '';
	if (scope.of === 'mine') return space;
	return scope.of === 'association'
		? (state.associations.get(scope.association)?.body.name ?? space)
		: (resourceBy(state, scope.resource)?.body.name ?? space);
}

/** The calendar of an address to subscribe to; empty once nobody answers for it. */
export function feedText(state: SpaceState, id: FeedId, origin: string | undefined): string {
	const feed = state.feeds.get(id);
	const maker = feed && makerOf(state, feed);
	if (feed === undefined || maker === undefined) return '';
	const { scope, people } = feed.body;
	const zone = state.trust.info?.zone ?? ('UTC' as Zone);
	const from = since(state, zone);
	const resource = scope.of === 'resource' ? scope.resource : undefined;
	const bookings = [...state.bookings.values()].flatMap((booking) => {
		if (!booking.wish.occurrences.some(({ range }) => range.to > from)) return [];
		if (!concerns(booking, scope, maker)) return [];
		return outBooking(toldFrom(state, booking, origin), { people, resource }) ?? [];
	});
	return writeCalendar({ name: nameOf(state, scope), zone, bookings, refresh: REFRESH });
}
