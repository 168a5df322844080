import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { load } from '#app/rpc/load.server.ts';

/** The start page is wherever one works: the last active organization, a first one, or sign-in. */
export async function loader({ request, context }: LoaderFunctionArgs) {
  if (!context.signedIn) throw redirect('/sign-in');
  const [org] = await load(request, () => context.account.orgs.list());
  throw redirect(org ? `/orgs/${org.slug}` : '/orgs/new');
}
