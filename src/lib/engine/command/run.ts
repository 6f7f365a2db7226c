import type { Send } from '../commands.ts';
import { refused } from '../../domain/refusal.ts';

export const run: Send = async () => refused({ type: 'StorageGone' });
