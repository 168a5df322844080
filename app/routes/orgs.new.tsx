import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node';
import { useLoaderData, useNavigate } from '@remix-run/react';
import { JoinableOrgs } from '#app/frame/joinable-orgs.tsx';
import { PlainShell } from '#app/frame/plain-shell.tsx';
import { slugPreview } from '#app/frame/slug-preview.ts';
import { accountRpc } from '#app/rpc/client.ts';
import { load, signInPath } from '#app/rpc/load.server.ts';
import { problemIn } from '#app/rpc/problem-in.ts';
import { Form, FormField, SubmitButton, useZodForm } from '#app/ui/form.tsx';
import { TextInput } from '#app/ui/text-input.tsx';
import { TextLink } from '#app/ui/text-link.tsx';
import { CreateOrg } from '#server/areas/organizations/schema.ts';

export const meta: MetaFunction = () => [{ title: 'New organization · Assay' }];

export async function loader({ request, context }: LoaderFunctionArgs) {
  const me = context.signedIn;
  if (!me) throw redirect(signInPath(request));
  const [orgs, joinable] = await load(request, () =>
    Promise.all([context.account.orgs.list(), context.account.orgs.joinable()]),
  );
  return { me, joinable, isFirst: orgs.length === 0, origin: new URL(request.url).host };
}

export default function NewOrgPage() {
  const { me, joinable, isFirst, origin } = useLoaderData<typeof loader>();
  const navigate = useNavigate();
  const form = useZodForm(CreateOrg, { name: '' });
  const name = form.watch('name').trim();
  return (
    <PlainShell me={me}>
      <JoinableOrgs orgs={joinable} />
      <h1 className="font-semibold text-2xl">
        {isFirst ? 'Name your organization' : 'New organization'}
      </h1>
      <p className="mt-1.5 mb-6 text-pretty text-muted">
        {isFirst
          ? 'Prompts, scenarios and runs live in an organization. You’ll be its admin and can invite others.'
          : 'It has its own members, keys, prompts and runs, apart from every other one. You’ll be its admin.'}
      </p>
      <Form
        form={form}
        problemOf={problemIn(form)}
        onSubmit={async (values) => {
          const { slug } = await accountRpc.orgs.create.mutate(values);
          navigate(`/orgs/${slug}`);
        }}
      >
        <FormField
          form={form}
          name="name"
          label="Name"
          hint={
            <>
              Its address:{' '}
              <span className="font-mono [overflow-wrap:anywhere]">
                {origin}/orgs/{name === '' ? '…' : slugPreview(name)}
              </span>
              . A taken one gets a few letters more.
            </>
          }
        >
          {(field) => (
            <TextInput {...field} autoComplete="organization" placeholder="Acme" autoFocus />
          )}
        </FormField>
        <div className="mt-2 flex flex-wrap items-center gap-4">
          <SubmitButton form={form} size="lg">
            Create organization
          </SubmitButton>
          {!isFirst && <TextLink to="/">Cancel</TextLink>}
        </div>
      </Form>
      {isFirst && (
        <p className="mt-8 border-line border-t pt-4 text-pretty text-muted text-sm">
          Joining somebody else’s instead? Open the link of their invitation to {me.email}.
        </p>
      )}
    </PlainShell>
  );
}
