export function isBotium(_text: string): boolean {
  return false;
}
