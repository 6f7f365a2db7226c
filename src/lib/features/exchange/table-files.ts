/** Which files the phone offers when a table is asked for. */
export const TABLE_FILES =
	'.xlsx,.csv,.tsv,.txt,text/csv,text/plain,text/tab-separated-values,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
