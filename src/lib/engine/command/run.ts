import { refused } from '../../domain/refusal.ts';
import type { Send } from '../commands.ts';
import { addAssociation, changeAssociation } from './association.ts';
import { changeBooking } from './booking-change.ts';
import { askBooking } from './booking.ts';
import { addClosure, liftClosure } from './closure.ts';
import { changeCatalogue, publishCatalogue, withdrawCatalogue } from './catalogue.ts';
import { commentBooking, joinBooking, leaveBooking, proposeChange } from './conversation.ts';
import { confirmBooking, refuseBooking, settleBooking, withdrawBooking } from './decision.ts';
import { erasePerson, eraseWords } from './erase.ts';
import { loadExample } from './example.ts';
import { storageRefusal } from './failure.ts';
import { attachFile, captionFile, removeFile } from './file.ts';
import { makeFeed, revokeFeed } from './feed.ts';
import { sayGoodbye } from './goodbye.ts';
import type { Handlers } from './handler.ts';
import { assignUnits, noteHandover } from './handover.ts';
import { importBookings } from './import-bookings.ts';
import { importResources, undoBatch } from './import.ts';
import { introduceMyself } from './introduce.ts';
import { makeInvitation, revokeInvitation } from './invitation.ts';
import { joinSpace } from './join.ts';
import { endOutage, noteOutage } from './outage.ts';
import { importPeople } from './import-people.ts';
import { addPerson, changePerson } from './person.ts';
import { agreeToSheet, makeSheet, withdrawSheet } from './recovery.ts';
import {
	addResource,
	changeResource,
	changeResources,
	reinstateResource,
	retireResource
} from './resource.ts';
import { grantRole, moveMember, revokeDevice, withdrawRole } from './role.ts';
import { createSpace, forgetSpace, renameSpace } from './space.ts';
import { takeBack } from './takeback.ts';

const handlers: Handlers = {
	createSpace,
	joinSpace,
	introduceMyself,
	loadExample,
	forgetSpace,
	renameSpace,
	addAssociation,
	changeAssociation,
	addPerson,
	changePerson,
	erasePerson,
	eraseWords,
	addResource,
	changeResource,
	changeResources,
	retireResource,
	reinstateResource,
	attachFile,
	captionFile,
	removeFile,
	noteOutage,
	endOutage,
	addClosure,
	liftClosure,
	importResources,
	importBookings,
	importPeople,
	undoBatch,
	askBooking,
	changeBooking,
	withdrawBooking,
	confirmBooking,
	refuseBooking,
	settleBooking,
	commentBooking,
	proposeChange,
	joinBooking,
	leaveBooking,
	assignUnits,
	noteHandover,
	makeInvitation,
	revokeInvitation,
	grantRole,
	withdrawRole,
	moveMember,
	revokeDevice,
	makeSheet,
	agreeToSheet,
	withdrawSheet,
	makeFeed,
	revokeFeed,
	publishCatalogue,
	changeCatalogue,
	withdrawCatalogue,
	sayGoodbye,
	takeBack
};

/** Carries out a command in whichever tab it was asked for; needs neither network nor engine. */
export const run: Send = async (name, input) => {
	try {
		return await handlers[name](input);
	} catch (cause) {
		const refusal = storageRefusal(cause);
		if (refusal === undefined) throw cause;
		return refused(refusal);
	}
};
