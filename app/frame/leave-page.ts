/**
 * Takes away what the page shows and loads it afresh, which leads to the sign-in where one is needed.
 * Nothing asks about unsaved words: they are the person's who is gone.
 */
export function leavePage(): void {
  document.body.hidden = true;
  // Before the page's own listeners, which would ask.
  window.addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), {
    capture: true,
  });
  window.location.reload();
}
