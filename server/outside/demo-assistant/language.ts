export type Language = 'en' | 'de' | 'es';

const german =
  /\b(?:ich|und|der|die|das|ist|nicht|wie|wann|kann|mein|meine|bitte|danke|hallo|guten|was|für|mit)\b|[äöüß]/giu;
const spanish =
  /\b(?:el|la|los|las|es|qué|cuánto|cuándo|puedo|mi|para|con|hola|gracias|por|un|una|de|quiero)\b|[ñ¿¡]/giu;
const english = /\b(?:the|is|and|my|how|what|when|can|please|you|it|do|for|with|i)\b/giu;

/** The language most words of a message belong to, or null when it is even. */
export function readLanguage(message: string): Language | null {
  const counts: [Language, number][] = [
    ['en', message.match(english)?.length ?? 0],
    ['de', message.match(german)?.length ?? 0],
    ['es', message.match(spanish)?.length ?? 0],
  ];
  const [first, second] = counts.sort((a, b) => b[1] - a[1]);
  return first && second && first[1] > second[1] ? first[0] : null;
}

/** The language of a locale, English when it is none of the three. */
export function languageOf(locale: string): Language {
  const tag = locale.slice(0, 2).toLowerCase();
  return tag === 'de' || tag === 'es' ? tag : 'en';
}
