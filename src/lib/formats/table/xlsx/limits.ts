/** What a workbook may unpack to, bytes: a season of bookings is a tenth of it, a bomb a thousand times. */
export const MOST_UNPACKED = 40 * 1024 * 1024;
