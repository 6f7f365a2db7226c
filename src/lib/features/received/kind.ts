/** What an app may send to this one, by its name first: many say no type, or a wrong one. */
export type ReceivedKind = 'calendar' | 'table' | 'other';

export function kindOf({ name, type }: Pick<File, 'name' | 'type'>): ReceivedKind {
	if (/\.(ics|ical|icalendar)$/i.test(name)) return 'calendar';
	if (/\.(csv|tsv|xlsx)$/i.test(name)) return 'table';
	if (/\.\w{1,5}$/.test(name) && !/\.txt$/i.test(name)) return 'other';
	if (type === 'text/calendar') return 'calendar';
	return /^text\/(csv|plain|tab-separated-values)$|spreadsheetml/.test(type) ? 'table' : 'other';
}
