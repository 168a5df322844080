/** Focuses an element, or the first thing `within` finds in it, once React has drawn it. */
export function focusSoon(id: string, within?: string): void {
  requestAnimationFrame(() => {
    const element = document.getElementById(id);
    (within ? element?.querySelector<HTMLElement>(within) : element)?.focus();
  });
}
