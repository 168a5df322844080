import type { Provider } from './social-buttons.tsx';

export interface SocialProblem {
  title: string;
  text: string;
  tone: 'warning' | 'danger';
}

type Words = (name: string) => Omit<SocialProblem, 'tone'> & { tone?: 'danger' };

const words: Readonly<Record<string, Words>> = {
  denied: (name) => ({
    title: `${name} did not sign you in`,
    text: 'It was cancelled there, or you may not use it for Assay. Try again, or sign in another way.',
  }),
  unreachable: (name) => ({
    title: `${name} can’t be reached just now`,
    text: 'It did not answer, or not in time. Try again in a moment, or sign in another way.',
  }),
  refused: (name) => ({
    title: `The answer of ${name} was not accepted`,
    text: 'It could not be checked. Try again; if it stays so, tell whoever runs this installation.',
    tone: 'danger',
  }),
  state: (name) => ({
    title: 'This sign-in was not begun here, or took too long',
    text: `Begin again with “Continue with ${name}”, in this browser, and come back within ten minutes.`,
  }),
  unverified: (name) => ({
    title: `${name} doesn’t vouch for your address`,
    text: `Confirm your address with ${name} first, or make an account with a password.`,
  }),
  known: (name) => ({
    title: 'Your address has an account already',
    text: `Sign in as usual, then link ${name} under Your settings, Security. From then on it signs you in.`,
  }),
  shut: () => ({
    title: 'This account was shut',
    text: 'An administrator of this installation did that. Ask them.',
    tone: 'danger',
  }),
  busy: () => ({
    title: 'There were too many attempts from this address',
    text: 'Wait a minute, then try again.',
  }),
  failed: () => ({
    title: 'Signing in did not work',
    text: 'Something went wrong here. Try again in a moment.',
    tone: 'danger',
  }),
  taken: (name) => ({
    title: `This ${name} account is linked to another account here`,
    text: 'It can open one alone. Unlink it there first, or choose another one.',
  }),
  another: (name) => ({
    title: `Another ${name} account is linked already`,
    text: 'Unlink it first, then link the new one.',
  }),
  other: (name) => ({
    title: `That was not the ${name} account of this person`,
    text: 'You are signed in as before. Use the account that is linked here, or sign out first.',
  }),
  signedOut: (name) => ({
    title: 'You were signed out in the meantime',
    text: `Nothing was linked. Sign in, then link ${name} again.`,
  }),
};

/** What the page shows of how a visit to a provider ended; null when nothing went wrong, or nothing known. */
export function socialProblemIn(
  { searchParams }: URL,
  providers: readonly Provider[],
): SocialProblem | null {
  const toWords = words[searchParams.get('problem') ?? ''];
  if (!toWords) return null;
  const id = searchParams.get('provider');
  const name = providers.find((provider) => provider.id === id)?.name ?? 'The other service';
  return { tone: 'warning', ...toWords(name) };
}
