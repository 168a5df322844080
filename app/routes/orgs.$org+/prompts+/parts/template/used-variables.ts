import { scanTemplate } from './scan-template.ts';

/**
 * The variables texts being typed seem to use, in order of first use. A guess for the editor; the
 * server parses for real.
 */
export function usedVariables(texts: readonly string[]): string[] {
  const used = texts.flatMap((text) =>
    scanTemplate(text).flatMap(({ kind, text: name }) => (kind === 'variable' ? [name] : [])),
  );
  return [...new Set(used)];
}
