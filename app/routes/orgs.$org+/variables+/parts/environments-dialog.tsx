import { Layers } from 'lucide-react';
import { useAction } from '#app/rpc/use-action.ts';
import { useOrg } from '#app/rpc/use-org.ts';
import { Button } from '#app/ui/button.tsx';
import { Callout } from '#app/ui/callout.tsx';
import { Dialog } from '#app/ui/dialog.tsx';
import { canVariables } from '#server/areas/variables/access.ts';
import { AddEnvironment } from './add-environment.tsx';
import { type Environment, EnvironmentRow } from './environment-row.tsx';

const usual = ['dev', 'staging', 'production'];

/** The environments of the organization: looked at, added, renamed, deleted. */
export function EnvironmentsDialog({ environments }: { environments: readonly Environment[] }) {
  const org = useOrg();
  const mayWrite = org.may(canVariables.write);
  const addUsual = useAction(async () => {
    // One after the other: they stand in the order in which they are made.
    for (const name of usual) await org.rpc.environments.create.mutate({ name });
  });
  if (!mayWrite && environments.length === 0) return null;
  return (
    <Dialog
      title="Environments"
      description="Where a run can be started with other values of the variables."
      trigger={
        <Button>
          <Layers />
          Environments
        </Button>
      }
    >
      <div className="flex flex-col gap-4">
        {addUsual.problem && <Callout tone="danger">{addUsual.problem.message}</Callout>}
        {environments.length === 0 ? (
          <div className="flex flex-wrap items-center gap-3 rounded-lg border border-line bg-sunken p-4 text-sm">
            <p className="min-w-0 flex-1 basis-56 text-muted">
              There are none yet. In an environment a variable can have another value: an address
              for tests, a name for production.
            </p>
            <Button
              variant="primary"
              pending={addUsual.isPending}
              onClick={() => void addUsual.run()}
            >
              Add dev, staging and production
            </Button>
          </div>
        ) : (
          <ul aria-label="Environments" className="flex flex-col">
            {environments.map((environment) => (
              <EnvironmentRow key={environment.id} environment={environment} readOnly={!mayWrite} />
            ))}
          </ul>
        )}
        {mayWrite && <AddEnvironment />}
      </div>
    </Dialog>
  );
}
