/** Pages of a space that are flows: they bring their own frame, and have no tabs. */
export const FLOW_ROUTES: readonly string[] = [
	'/e/[space]/reserver',
	'/e/[space]/reservation/[booking]',
	'/e/[space]/reservation/[booking]/fiche',
	'/e/[space]/affiche',
	'/e/[space]/etiquettes',
	'/e/[space]/plus/tableaux',
	'/e/[space]/plus/tableaux/reservations',
	'/e/[space]/plus/tableaux/personnes',
	'/e/[space]/inventaire/nouveau',
	'/e/[space]/inventaire/ensemble',
	'/e/[space]/inventaire/importer',
	'/e/[space]/plus/calendrier/importer',
	'/e/[space]/inventaire/[resource]',
	'/e/[space]/inventaire/[resource]/modifier',
	'/e/[space]/inventaire/[resource]/regles',
	'/e/[space]/inventaire/[resource]/composition',
	'/e/[space]/inventaire/[resource]/unites',
	'/e/[space]/inventaire/[resource]/fermetures',
	'/e/[space]/inventaire/[resource]/photos',
	'/e/[space]/inventaire/[resource]/valeur'
];
