import type { Result } from '../../domain/refusal.ts';
import type { CommandName, Done, Input } from '../commands.ts';

/** Carries out one command. */
export type Handler<C extends CommandName> = (input: Input<C>) => Promise<Result<Done<C>>>;
export type Handlers = { readonly [C in CommandName]: Handler<C> };
