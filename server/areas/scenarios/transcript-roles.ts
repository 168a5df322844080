import type { TranscriptRole } from './schema.ts';

const users =
  /^(>|#me|me|you|you said|user|end[- ]?user|customer|client|human|visitor|guest|caller|buyer|shopper|lead|contact|q|question|i|ich|kunde|kundin|nutzer|nutzerin|benutzer|frage|client(e)?|utilisateur|usuario|cliente|utente)$/;
const assistants =
  /^(|#bot|bot|assistant|agent|ai|ki|chatbot|support|model|gpt(-\w+)?|chatgpt|chatgpt said|claude|gemini|copilot|operator|admin|advisor|representative|rep|help ?desk|service|a|answer|antwort|berater|beraterin|mitarbeiter|mitarbeiterin|assistent|assistentin|asistente|agente|conseiller|assistente)$/;
const parts = /\b(bot|assistant|agent|support|chatbot)\b/;
const others = /^(system|developer|tool|function|note|internal)$/;

/** What somebody in a transcript is, by what they are called; null when the name doesn't say. */
export function guessRole(name: string): TranscriptRole | null {
  const plain = name.trim().toLowerCase();
  if (users.test(plain)) return 'USER';
  if (assistants.test(plain)) return 'ASSISTANT';
  if (others.test(plain)) return 'OUT';
  return parts.test(plain) ? 'ASSISTANT' : null;
}
