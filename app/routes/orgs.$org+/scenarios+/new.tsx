import type { MetaFunction } from '@remix-run/node';
import { useNavigate } from '@remix-run/react';
import { pageTitle } from '#app/frame/page-title.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { PageHeader } from '#app/ui/page-header.tsx';
import { useToast } from '#app/ui/toast.tsx';
import { canScenarios } from '#server/areas/scenarios/access.ts';
import { ReadOnlyNote } from '../parts/read-only-note.tsx';
import { type Draft, emptySpec } from './parts/draft.ts';
import { ScenarioEditor } from './parts/scenario-editor.tsx';

export const handle = { wide: true };
export const meta: MetaFunction = ({ matches }) => pageTitle(matches, 'New scenario');

const blank: Draft = {
  name: '',
  description: '',
  locale: 'en',
  tags: [],
  onFail: 'STOP',
  turns: [
    { key: 't0', kind: 'USER', userText: '' },
    {
      key: 't1',
      kind: 'EXPECT',
      expectations: [{ key: 't1e0', spec: emptySpec('MUST_CONTAIN') }],
    },
  ],
};

export default function NewScenarioPage() {
  const org = useOrg();
  const navigate = useNavigate();
  const toast = useToast();
  const crumbs = [{ label: 'Scenarios', to: org.to('scenarios') }, { label: 'New scenario' }];
  if (!org.may(canScenarios.write)) {
    return (
      <>
        <PageHeader title="New scenario" breadcrumbs={crumbs} />
        <ReadOnlyNote what="scenarios" />
      </>
    );
  }
  return (
    <ScenarioEditor
      isNew
      start={blank}
      header={(buttons) => (
        <PageHeader title="New scenario" breadcrumbs={crumbs} actions={buttons} />
      )}
      save={async (values) => {
        const { id } = await org.rpc.scenarios.create.mutate(values);
        toast({ title: `${values.name} is created`, tone: 'success' });
        navigate(org.to(`scenarios/${id}`));
      }}
    />
  );
}
