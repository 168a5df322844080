import { noSuchPage } from '#app/frame/no-such-page.server.ts';

/** Inside an organization the frame stays around what doesn't exist. */
export const loader = noSuchPage;

export default function NoSuchPage() {
  return null;
}
