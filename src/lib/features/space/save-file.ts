/** An installed app on iOS ignores downloads; there the share sheet saves files, within the gesture. */
const sharesInstead = (file: File): boolean =>
	/iPhone|iPad|iPod/.test(navigator.userAgent) &&
	'canShare' in navigator &&
	navigator.canShare({ files: [file] });

/** How long the address of a file that is being saved holds, ms. */
const KEPT = 60_000;

/** Gives a file to the person: true unless they closed the share sheet. */
export async function saveFile(file: File): Promise<boolean> {
	if (sharesInstead(file)) {
		return navigator.share({ files: [file] }).then(
			() => true,
			() => false
		);
	}
	const address = URL.createObjectURL(file);
	const link = document.createElement('a');
	link.href = address;
	link.download = file.name;
	document.body.append(link);
	link.click();
	link.remove();
	// Some browsers read it only a moment later.
	setTimeout(() => URL.revokeObjectURL(address), KEPT);
	return true;
}
