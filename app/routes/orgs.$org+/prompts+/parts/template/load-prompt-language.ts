/** Fetches what the editor knows of prompts, with the editor itself. */
export async function loadPromptLanguage() {
  return (await import('./prompt-language.ts')).promptLanguage;
}
