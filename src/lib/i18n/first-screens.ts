/** The routes a phone starts with. They come with the words of both languages (decision 18). */
export const FIRST_SCREENS: readonly string[] = ['/', '/e/[space]/aujourdhui'];
