import { noSuchPage } from '#app/frame/no-such-page.server.ts';

/** Whatever no other page answers to. */
export const loader = noSuchPage;

export default function NoSuchPage() {
  return null;
}
