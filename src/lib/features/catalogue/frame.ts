const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '"': '&quot;' };

/** What a site's page holds to show ours in a frame. */
export const frameFor = (address: string, title: string): string =>
	`<iframe src="${address}" title="${title.replace(/[&<"]/g, (sign) => SIGNS[sign] ?? '')}" width="100%" height="900" loading="lazy"></iframe>`;
