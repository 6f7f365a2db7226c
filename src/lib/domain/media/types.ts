import type { Brand, FactKey, WordsId } from '../ids.ts';

/** SHA-256 of a file's bytes, as 43 characters of base64url: its name everywhere. */
export type FileHash = Brand<string, 'FileHash'>;

/** What may be kept; always found out from the bytes, never believed. */
export const FILE_TYPES = ['image/jpeg', 'image/webp', 'image/png', 'application/pdf'] as const;
export type FileType = (typeof FILE_TYPES)[number];

/** A picture of the thing, or a paper about it: a notice, a certificate. */
export const FILE_ROLES = ['photo', 'paper'] as const;
export type FileRole = (typeof FILE_ROLES)[number];

/** What `file.attached` says: which bytes, and what they are of. */
export type FileBody = {
	readonly role: FileRole;
	readonly hash: FileHash;
	/** How many bytes: told before they are fetched. */
	readonly size: number;
	readonly type: FileType;
	/** A small picture of the same, for lists. */
	readonly thumb?: { readonly hash: FileHash; readonly size: number } | undefined;
	/** Free text is a fact of its own (R7). */
	readonly caption?: WordsId | undefined;
};

/** A file on a resource; its id is the key of the fact that attached it. */
export type AttachedFile = FileBody & { readonly id: FactKey };

/** Bytes a photo is shrunk to, a thumbnail, and a paper, at most. */
export const PHOTO_BYTES = 120_000;
export const THUMB_BYTES = 8_000;
export const PAPER_BYTES = 2_000_000;
/** Files one resource may have. */
export const MOST_FILES = 20;

const HASH = /^[A-Za-z0-9_-]{43}$/;
export const isFileHash = (value: unknown): value is FileHash =>
	typeof value === 'string' && HASH.test(value);
