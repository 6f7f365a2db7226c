declare global {
	namespace App {
		interface PageState {
			/** What the address says of the planning, where the router wasn't asked to go there. */
			planning?: string;
		}
	}
}
export {};
