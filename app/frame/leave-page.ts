let isOnItsWay = false;

/** True once the page is being left because its person is gone: no time for questions. */
export function isLeaving(): boolean {
  return isOnItsWay;
}

/**
 * Takes away what the page shows and loads another one afresh. Unsaved words go too: they are the
 * person's who is gone. @param next the page itself by default, which leads to the sign-in if need be
 */
export function leavePage(next?: string): void {
  if (isOnItsWay) return;
  isOnItsWay = true;
  document.body.hidden = true;
  // Back may bring the page as it was left.
  window.addEventListener('pageshow', () => window.location.reload());
  if (next === undefined) window.location.reload();
  else window.location.assign(next);
}
