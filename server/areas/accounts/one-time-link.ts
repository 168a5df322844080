import type { Auth } from './auth.ts';

/** A link that signs `email` in once, within a day. Only the process that makes it ever sees it. */
export async function oneTimeLink(auth: Auth, email: string, opens: string): Promise<string> {
  let link = '';
  await auth.api.signInMagicLink({
    body: {
      email,
      callbackURL: opens,
      errorCallbackURL: '/sign-in',
      metadata: {
        deliver: (url: string) => {
          link = url;
        },
      },
    },
    headers: new Headers(),
  });
  if (link === '') throw new Error('No sign-in link was made.');
  return link;
}
