/**
 * Every example of RFC 5545, section 3.8.5.3: what it is, its first date, its rule as the RFC has it,
 * and the dates the RFC lists (`…` where it goes on). Days stand behind their month, a new year by
 * itself; times by themselves. An `UNTIL` in UTC is written as the wall time it means in New York.
 */
export type Example = {
	readonly name: string;
	readonly start: string;
	readonly rule: string;
	readonly dates: string;
	readonly except?: string;
};

const example = (name: string, start: string, rule: string, dates: string): Example => ({
	name,
	start,
	rule,
	dates
});

const all = 'SU,MO,TU,WE,TH,FR,SA';
const january = Array.from({ length: 31 }, (_, day) => day + 1).join(' ');
const threeJanuaries = `1998 01: ${january} 1999 01: ${january} 2000 01: ${january}`;

export const EXAMPLES: readonly Example[] = [
	example('daily, 10 times', '19970902T090000', 'FREQ=DAILY;COUNT=10', '09: 2 3 4 5 6 7 8 9 10 11'),
	example(
		'every other day',
		'19970902T090000',
		'FREQ=DAILY;INTERVAL=2',
		'09: 2 4 6 8 10 12 14 16 18 20 22 24 26 28 30 10: 2 4 6 …'
	),
	example(
		'every 10 days, 5 times',
		'19970902T090000',
		'FREQ=DAILY;INTERVAL=10;COUNT=5',
		'09: 2 12 22 10: 2 12'
	),
	example(
		'every day in January, yearly',
		'19980101T090000',
		`FREQ=YEARLY;UNTIL=20000131T090000;BYMONTH=1;BYDAY=${all}`,
		threeJanuaries
	),
	example(
		'every day in January, daily',
		'19980101T090000',
		'FREQ=DAILY;UNTIL=20000131T090000;BYMONTH=1',
		threeJanuaries
	),
	example(
		'weekly, 10 times',
		'19970902T090000',
		'FREQ=WEEKLY;COUNT=10',
		'09: 2 9 16 23 30 10: 7 14 21 28 11: 4'
	),
	example(
		'weekly until 24 December',
		'19970902T090000',
		'FREQ=WEEKLY;UNTIL=19971223T190000',
		'09: 2 9 16 23 30 10: 7 14 21 28 11: 4 11 18 25 12: 2 9 16 23'
	),
	example(
		'every other week',
		'19970902T090000',
		'FREQ=WEEKLY;INTERVAL=2;WKST=SU',
		'09: 2 16 30 10: 14 28 11: 11 25 12: 9 23 1998 01: 6 20 02: 3 17 …'
	),
	example(
		'Tuesday and Thursday for five weeks, until',
		'19970902T090000',
		'FREQ=WEEKLY;UNTIL=19971006T200000;WKST=SU;BYDAY=TU,TH',
		'09: 2 4 9 11 16 18 23 25 30 10: 2'
	),
	example(
		'Tuesday and Thursday for five weeks, counted',
		'19970902T090000',
		'FREQ=WEEKLY;COUNT=10;WKST=SU;BYDAY=TU,TH',
		'09: 2 4 9 11 16 18 23 25 30 10: 2'
	),
	example(
		'every other week on three days until 24 December',
		'19970901T090000',
		'FREQ=WEEKLY;INTERVAL=2;UNTIL=19971223T190000;WKST=SU;BYDAY=MO,WE,FR',
		'09: 1 3 5 15 17 19 29 10: 1 3 13 15 17 27 29 31 11: 10 12 14 24 26 28 12: 8 10 12 22'
	),
	example(
		'every other week on Tuesday and Thursday, 8 times',
		'19970902T090000',
		'FREQ=WEEKLY;INTERVAL=2;COUNT=8;WKST=SU;BYDAY=TU,TH',
		'09: 2 4 16 18 30 10: 2 14 16'
	),
	example(
		'first Friday, 10 times',
		'19970905T090000',
		'FREQ=MONTHLY;COUNT=10;BYDAY=1FR',
		'09: 5 10: 3 11: 7 12: 5 1998 01: 2 02: 6 03: 6 04: 3 05: 1 06: 5'
	),
	example(
		'first Friday until 24 December',
		'19970905T090000',
		'FREQ=MONTHLY;UNTIL=19971223T190000;BYDAY=1FR',
		'09: 5 10: 3 11: 7 12: 5'
	),
	example(
		'first and last Sunday of every other month, 10 times',
		'19970907T090000',
		'FREQ=MONTHLY;INTERVAL=2;COUNT=10;BYDAY=1SU,-1SU',
		'09: 7 28 11: 2 30 1998 01: 4 25 03: 1 29 05: 3 31'
	),
	example(
		'second-to-last Monday for 6 months',
		'19970922T090000',
		'FREQ=MONTHLY;COUNT=6;BYDAY=-2MO',
		'09: 22 10: 20 11: 17 12: 22 1998 01: 19 02: 16'
	),
	example(
		'third-to-last day of the month',
		'19970928T090000',
		'FREQ=MONTHLY;BYMONTHDAY=-3',
		'09: 28 10: 29 11: 28 12: 29 1998 01: 29 02: 26 …'
	),
	example(
		'2nd and 15th, 10 times',
		'19970902T090000',
		'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=2,15',
		'09: 2 15 10: 2 15 11: 2 15 12: 2 15 1998 01: 2 15'
	),
	example(
		'first and last day of the month, 10 times',
		'19970930T090000',
		'FREQ=MONTHLY;COUNT=10;BYMONTHDAY=1,-1',
		'09: 30 10: 1 31 11: 1 30 12: 1 31 1998 01: 1 31 02: 1'
	),
	example(
		'10th to 15th every 18 months, 10 times',
		'19970910T090000',
		'FREQ=MONTHLY;INTERVAL=18;COUNT=10;BYMONTHDAY=10,11,12,13,14,15',
		'09: 10 11 12 13 14 15 1999 03: 10 11 12 13'
	),
	example(
		'every Tuesday of every other month',
		'19970902T090000',
		'FREQ=MONTHLY;INTERVAL=2;BYDAY=TU',
		'09: 2 9 16 23 30 11: 4 11 18 25 1998 01: 6 13 20 27 03: 3 10 17 24 31 …'
	),
	example(
		'in June and July, 10 times',
		'19970610T090000',
		'FREQ=YEARLY;COUNT=10;BYMONTH=6,7',
		'06: 10 07: 10 1998 06: 10 07: 10 1999 06: 10 07: 10 2000 06: 10 07: 10 2001 06: 10 07: 10'
	),
	example(
		'every other year in January, February and March, 10 times',
		'19970310T090000',
		'FREQ=YEARLY;INTERVAL=2;COUNT=10;BYMONTH=1,2,3',
		'03: 10 1999 01: 10 02: 10 03: 10 2001 01: 10 02: 10 03: 10 2003 01: 10 02: 10 03: 10'
	),
	example(
		'1st, 100th and 200th day of every third year, 10 times',
		'19970101T090000',
		'FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200',
		'01: 1 04: 10 07: 19 2000 01: 1 04: 9 07: 18 2003 01: 1 04: 10 07: 19 2006 01: 1'
	),
	example(
		'20th Monday of the year',
		'19970519T090000',
		'FREQ=YEARLY;BYDAY=20MO',
		'05: 19 1998 05: 18 1999 05: 17 …'
	),
	example(
		'Monday of week 20',
		'19970512T090000',
		'FREQ=YEARLY;BYWEEKNO=20;BYDAY=MO',
		'05: 12 1998 05: 11 1999 05: 17 …'
	),
	example(
		'every Thursday in March',
		'19970313T090000',
		'FREQ=YEARLY;BYMONTH=3;BYDAY=TH',
		'03: 13 20 27 1998 03: 5 12 19 26 1999 03: 4 11 18 25 …'
	),
	example(
		'every Thursday in June, July and August',
		'19970605T090000',
		'FREQ=YEARLY;BYDAY=TH;BYMONTH=6,7,8',
		'06: 5 12 19 26 07: 3 10 17 24 31 08: 7 14 21 28 1998 06: 4 11 18 25 07: 2 9 16 23 30 08: 6 13 20 27 …'
	),
	{
		name: 'every Friday the 13th',
		start: '19970902T090000',
		rule: 'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
		except: '19970902T090000',
		dates: '1998 02: 13 03: 13 11: 13 1999 08: 13 2000 10: 13 …'
	},
	example(
		'Saturday after the first Sunday',
		'19970913T090000',
		'FREQ=MONTHLY;BYDAY=SA;BYMONTHDAY=7,8,9,10,11,12,13',
		'09: 13 10: 11 11: 8 12: 13 1998 01: 10 02: 7 03: 7 04: 11 05: 9 06: 13 …'
	),
	example(
		'election day, every 4 years',
		'19961105T090000',
		'FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
		'1996 11: 5 2000 11: 7 2004 11: 2 …'
	),
	example(
		'third Tuesday, Wednesday or Thursday of the month, 3 times',
		'19970904T090000',
		'FREQ=MONTHLY;COUNT=3;BYDAY=TU,WE,TH;BYSETPOS=3',
		'09: 4 10: 7 11: 6'
	),
	example(
		'second-to-last weekday of the month',
		'19970929T090000',
		'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2',
		'09: 29 10: 30 11: 27 12: 30 1998 01: 29 02: 26 03: 30 …'
	),
	example(
		'every 3 hours from 9 to 17',
		'19970902T090000',
		'FREQ=HOURLY;INTERVAL=3;UNTIL=19970902T170000',
		'09: 2 12:00 15:00'
	),
	example(
		'every 15 minutes, 6 times',
		'19970902T090000',
		'FREQ=MINUTELY;INTERVAL=15;COUNT=6',
		'09: 2 09:15 09:30 09:45 10:00 10:15'
	),
	example(
		'every hour and a half, 4 times',
		'19970902T090000',
		'FREQ=MINUTELY;INTERVAL=90;COUNT=4',
		'09: 2 10:30 12:00 13:30'
	),
	example(
		'every 20 minutes from 9:00 to 16:40, daily',
		'19970902T090000',
		'FREQ=DAILY;BYHOUR=9,10,11,12,13,14,15,16;BYMINUTE=0,20,40',
		'09: 2 09:20 09:40 10:00 10:20 10:40 11:00 11:20 11:40 12:00 12:20 12:40 13:00 13:20 13:40 14:00 14:20 14:40 15:00 15:20 15:40 16:00 16:20 16:40 3 …'
	),
	example(
		'every 20 minutes from 9:00 to 16:40, by the minute',
		'19970902T090000',
		'FREQ=MINUTELY;INTERVAL=20;BYHOUR=9,10,11,12,13,14,15,16',
		'09: 2 09:20 09:40 10:00 10:20 10:40 11:00 11:20 11:40 12:00 12:20 12:40 13:00 13:20 13:40 14:00 14:20 14:40 15:00 15:20 15:40 16:00 16:20 16:40 3 …'
	),
	example(
		'weeks that begin on Monday',
		'19970805T090000',
		'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO',
		'08: 5 10 19 24'
	),
	example(
		'weeks that begin on Sunday',
		'19970805T090000',
		'FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU',
		'08: 5 17 19 31'
	),
	example(
		'a date that does not exist is passed over',
		'20070115T090000',
		'FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5',
		'2007 01: 15 30 02: 15 03: 15 30'
	)
];

/** `09: 2 12:00 1998 01: 6` as wall times, and whether there are more. */
export function listed(dates: string): { readonly times: string[]; readonly more: boolean } {
	let year = '1997';
	let month = '01';
	let date = '';
	const times: string[] = [];
	for (const word of dates.split(' ')) {
		if (/^\d{4}$/.test(word)) year = word;
		else if (/^\d\d:$/.test(word)) month = word.slice(0, 2);
		else if (/^\d\d:\d\d$/.test(word)) times.push(`${date}T${word}`);
		else if (/^\d+$/.test(word)) {
			date = `${year}-${month}-${word.padStart(2, '0')}`;
			times.push(`${date}T09:00`);
		}
	}
	return { times, more: dates.endsWith('…') };
}
