import type { Refusal } from '../../domain/refusal.ts';
import type { Entry } from '../facts/fact.ts';
import { infoOf } from '../facts/kinds.ts';
import { applyToTrust, concernsTrust, mayWrite } from '../trust.ts';
import { associationAdded, associationChanged } from './association.ts';
import { linkToBatch } from './batch-link.ts';
import { batchUndone } from './batch.ts';
import { bookingAsked, bookingChanged, bookingWithdrawn } from './booking.ts';
import { closureAdded, closureLifted } from './closure.ts';
import { catalogueChanged, cataloguePublished, catalogueWithdrawn } from './catalogue.ts';
import { bookingCommented } from './comment.ts';
import { bookingProposed } from './proposal.ts';
import { bookingDecided, bookingSettled } from './decision.ts';
import { personErased } from './erasure.ts';
import { feedMade, feedRevoked } from './feed.ts';
import { fileAttached, fileCaptioned, fileRemoved } from './file.ts';
import { handoverNoted, unitsAssigned } from './handover.ts';
import { bookingJoined, bookingLeft } from './joining.ts';
import { outageChanged, outageEnded, outageNoted } from './outage.ts';
import { personAdded, personChanged } from './people.ts';
import { resourceAdded, resourceChanged, resourceRetired } from './resource.ts';
import type { Trust } from '../trust/state.ts';
import type { SpaceState } from './state.ts';
import { wordsWritten } from './words.ts';

/**
 * Folds one fact whose dependencies are known; answers why it has no effect, if so (R5). `then`: who
 * might do what when it was first folded, if that was in a log since lost.
 */
export function applyToState(now: SpaceState, entry: Entry, then?: Trust): Refusal | undefined {
	// What comes back from before a restore is judged by the rights there were.
	const byThen = then !== undefined && !concernsTrust(entry.fact.kind);
	const state = byThen ? { ...now, trust: then } : now;
	const refusal = judge(state, entry) ?? effectOf(state, entry);
	if (refusal === undefined) linkToBatch(now, entry);
	return refusal;
}

function judge({ trust, book }: SpaceState, entry: Entry): Refusal | undefined {
	const { fact } = entry;
	if (infoOf(fact.kind).room === 'people') return undefined;
	if (!concernsTrust(fact.kind)) return mayWrite(trust, fact.by, fact.kind, fact);
	const zone = trust.info?.zone;
	const refusal = applyToTrust(trust, entry);
	if (trust.info !== undefined && trust.info.zone !== zone) book.setZone(trust.info.zone);
	return refusal;
}

function effectOf(state: SpaceState, entry: Entry): Refusal | undefined {
	const { fact } = entry;
	switch (fact.kind) {
		case 'association.added':
			return associationAdded(state, fact, entry);
		case 'association.changed':
			return associationChanged(state, fact, entry);
		case 'person.added':
			return personAdded(state, fact, entry);
		case 'person.changed':
			return personChanged(state, fact, entry);
		case 'person.erased':
			return personErased(state, fact);
		case 'words.written':
			return wordsWritten(state, fact, entry);
		case 'resource.added':
			return resourceAdded(state, fact, entry);
		case 'resource.changed':
			return resourceChanged(state, fact, entry);
		case 'resource.retired':
		case 'resource.reinstated':
			return resourceRetired(state, fact, entry);
		case 'file.attached':
			return fileAttached(state, fact, entry);
		case 'file.captioned':
			return fileCaptioned(state, fact, entry);
		case 'file.removed':
			return fileRemoved(state, fact, entry);
		case 'outage.noted':
			return outageNoted(state, fact, entry);
		case 'outage.changed':
			return outageChanged(state, fact, entry);
		case 'outage.ended':
			return outageEnded(state, fact, entry);
		case 'closure.added':
			return closureAdded(state, fact, entry);
		case 'closure.lifted':
			return closureLifted(state, fact, entry);
		case 'booking.asked':
			return bookingAsked(state, fact, entry);
		case 'booking.changed':
			return bookingChanged(state, fact, entry);
		case 'booking.withdrawn':
			return bookingWithdrawn(state, fact, entry);
		case 'booking.confirmed':
		case 'booking.refused':
			return bookingDecided(state, fact, entry);
		case 'booking.settled':
			return bookingSettled(state, fact, entry);
		case 'booking.commented':
			return bookingCommented(state, fact, entry);
		case 'booking.proposed':
			return bookingProposed(state, fact, entry);
		case 'booking.joined':
			return bookingJoined(state, fact, entry);
		case 'booking.left':
			return bookingLeft(state, fact, entry);
		case 'units.assigned':
			return unitsAssigned(state, fact, entry);
		case 'handover.noted':
			return handoverNoted(state, fact, entry);
		case 'feed.made':
			return feedMade(state, fact, entry);
		case 'feed.revoked':
			return feedRevoked(state, fact, entry);
		case 'catalogue.published':
			return cataloguePublished(state, fact, entry);
		case 'catalogue.changed':
			return catalogueChanged(state, fact, entry);
		case 'catalogue.withdrawn':
			return catalogueWithdrawn(state, fact, entry);
		case 'batch.undone':
			return batchUndone(state, fact, entry);
		default:
			// Kinds of trust, whose whole effect is there.
			return undefined;
	}
}
