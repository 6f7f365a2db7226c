import { overwriteGetLocale } from '../src/lib/i18n/paraglide/runtime.js';

// Files that share a process find the language that the one before them left.
overwriteGetLocale(() => 'fr');
