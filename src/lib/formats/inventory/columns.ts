import * as of from '../table/columns.ts';
import type { Table } from '../table/read.ts';
import { fieldOf, type Field } from './field.ts';

/** Where the headings stand and what each column says; what has no field is kept among the remarks. */
export type Columns = of.Columns<Field>;

/** As `table/columns.ts`, by the words of inventories. */
export const recogniseColumns = (table: Table): Columns => of.recogniseColumns(table, fieldOf);

export const assignColumn = of.assignColumn<Field>;
